use std::io::Write;

use simui_domain::proposal::Media;

use super::looked_at;
use crate::Error;

fn told(bytes: &[u8], media: Media) -> &'static str {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    match looked_at(file.path(), media) {
        Ok(()) => "taken",
        Err(Error::Refused(refusal)) => refusal.code,
        Err(Error::Fault(fault)) => panic!("{fault}"),
    }
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn hwp(properties: u8) -> Vec<u8> {
    let mut compound = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    let mut header = vec![0; 256];
    header[..17].copy_from_slice(b"HWP Document File");
    header[36] = properties;
    compound
        .create_stream("/FileHeader")
        .unwrap()
        .write_all(&header)
        .unwrap();
    compound.flush().unwrap();
    compound.into_inner().into_inner()
}

#[test]
fn a_pdf_is_one_by_its_content_not_by_its_name() {
    assert_eq!(told(b"%PDF-1.7\n1 0 obj\n%%EOF", Media::Pdf), "taken");
    assert_eq!(told(b"<html>%PDF-1.7", Media::Pdf), "file_content");
    assert_eq!(told(b"", Media::Pdf), "file_content");
}

#[test]
fn an_encrypted_pdf_is_refused_wherever_its_trailer_lies() {
    let mut large = b"%PDF-1.7\n".to_vec();
    large.extend(vec![b' '; (1 << 16) - 12]);
    large.extend(b"trailer << /Encrypt 12 0 R >>");
    assert_eq!(told(&large, Media::Pdf), "file_protected");
    assert_eq!(
        told(b"%PDF-1.7\n(/EncryptMetadata is a word)", Media::Pdf),
        "taken"
    );
}

#[test]
fn hwp_is_a_compound_file_with_its_signature() {
    assert_eq!(told(&hwp(0b01), Media::Hwp), "taken");
    assert_eq!(told(&hwp(0b11), Media::Hwp), "file_protected");
    assert_eq!(told(&zipped(&[("a", b"b")]), Media::Hwp), "file_content");
}

#[test]
fn office_files_are_known_by_their_entries() {
    let docx = zipped(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]);
    assert_eq!(told(&docx, Media::Docx), "taken");
    assert_eq!(told(&docx, Media::Xlsx), "file_content");
    assert_eq!(told(&docx, Media::Zip), "taken");
    let hwpx = zipped(&[("mimetype", b"application/hwp+zip")]);
    assert_eq!(told(&hwpx, Media::Hwpx), "taken");
    assert_eq!(told(&hwpx, Media::Odt), "file_content");
}

#[test]
fn a_protected_package_is_told_to_be_saved_again() {
    let mut compound = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    compound.create_stream("/EncryptedPackage").unwrap();
    compound.flush().unwrap();
    let bytes = compound.into_inner().into_inner();
    assert_eq!(told(&bytes, Media::Xlsx), "file_protected");
    let manifest = b"<manifest:encryption-data/>";
    let odt = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert_eq!(told(&odt, Media::Odt), "file_protected");
}

#[test]
fn an_encrypted_entry_is_refused_by_its_flag() {
    let mut bytes = zipped(&[("a.txt", b"words")]);
    let central = bytes.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    assert_eq!(told(&bytes, Media::Zip), "file_protected");
}

#[test]
fn an_archive_that_unpacks_into_too_much_is_refused() {
    let zeros = vec![0; 101 << 20];
    let bomb = zipped(&[
        ("1", &zeros),
        ("2", &zeros),
        ("3", &zeros),
        ("4", &zeros),
        ("5", &zeros),
    ]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(told(&bomb, Media::Zip), "file_unpacked");
}

#[test]
fn an_archive_of_too_many_entries_is_refused() {
    let names: Vec<String> = (0..5_001).map(|number| number.to_string()).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(told(&zipped(&entries), Media::Zip), "file_unpacked");
}
