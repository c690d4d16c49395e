//! Whether a file's content is what the end of its name says, can be opened without a password, and does not
//! unpack into something enormous. Nothing is repaired and nothing is guessed.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use simui_domain::proposal::{AttachmentRefusal, Media};
use simui_domain::refusal::Refusal;

use super::fault;
use crate::Error;

/// Entries of an archive.
const ENTRIES: usize = 5_000;
/// Bytes of an archive when unpacked.
const UNPACKED: u64 = 500 << 20;
/// Bytes of a manifest that are read.
const MANIFEST: u64 = 4 << 20;
/// How an OLE compound file begins.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Looks at a file that came as `media`.
pub(super) fn looked_at(path: &Path, media: Media) -> Result<(), Error> {
    let mut file = File::open(path).map_err(|error| fault(&error))?;
    let mut start = Vec::new();
    file.by_ref()
        .take(8)
        .read_to_end(&mut start)
        .map_err(|error| fault(&error))?;
    file.seek(SeekFrom::Start(0)).map_err(|error| fault(&error))?;
    let compound = start == COMPOUND;
    match media {
        Media::Pdf => pdf(&start, file, media),
        Media::Hwp if compound => hwp(file, media),
        Media::Hwp => Err(content(media)),
        // A protected OOXML file is a compound file that holds the encrypted package.
        Media::Docx | Media::Xlsx if compound => Err(encrypted_package(file, media)),
        Media::Hwpx | Media::Docx | Media::Xlsx | Media::Odt | Media::Zip => zip(&start, file, media),
    }
}

fn content(media: Media) -> Error {
    Refusal::from(AttachmentRefusal::Content { kind: media.name() }).into()
}

fn protected(media: Media) -> Error {
    Refusal::from(AttachmentRefusal::Protected { kind: media.name() }).into()
}

fn unpacked() -> Error {
    Refusal::from(AttachmentRefusal::Unpacked).into()
}

/// A PDF begins as one, and names no encryption in any of its trailers.
fn pdf(start: &[u8], file: File, media: Media) -> Result<(), Error> {
    if !start.starts_with(b"%PDF-") {
        return Err(content(media));
    }
    let mut reader = BufReader::new(file);
    let (mut window, mut part) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        let read = reader.read(&mut part).map_err(|error| fault(&error))?;
        if read == 0 {
            return if encrypts(&window) {
                Err(protected(media))
            } else {
                Ok(())
            };
        }
        window.extend(part.iter().take(read));
        if encrypts(&window) {
            return Err(protected(media));
        }
        // A name may lie across two parts.
        let keep = window.len().saturating_sub(64);
        window.drain(..keep);
    }
}

/// `/Encrypt 12 0 R`, or `/Encrypt <<`: the entry of a trailer.
fn encrypts(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"/Encrypt";
    bytes
        .windows(NAME.len())
        .enumerate()
        .filter(|(_, name)| *name == NAME)
        .any(|(at, _)| {
            let mut after = bytes
                .iter()
                .skip(at + NAME.len())
                .skip_while(|byte| byte.is_ascii_whitespace());
            after
                .next()
                .is_some_and(|byte| byte.is_ascii_digit() || *byte == b'<')
        })
}

/// 한글 5: a compound file whose `FileHeader` says so; bit 1 of its properties tells of a password.
fn hwp(file: File, media: Media) -> Result<(), Error> {
    const SIGNATURE: &[u8] = b"HWP Document File";
    let mut compound = cfb::CompoundFile::open(file).map_err(|_| content(media))?;
    let mut header = Vec::new();
    compound
        .open_stream("/FileHeader")
        .and_then(|stream| stream.take(256).read_to_end(&mut header))
        .map_err(|_| content(media))?;
    if !header.starts_with(SIGNATURE) {
        return Err(content(media));
    }
    match header.get(36) {
        Some(properties) if properties & 0b10 == 0 => Ok(()),
        Some(_) => Err(protected(media)),
        None => Err(content(media)),
    }
}

fn encrypted_package(file: File, media: Media) -> Error {
    match cfb::CompoundFile::open(file) {
        Ok(compound) if compound.exists("/EncryptedPackage") => protected(media),
        Ok(_) | Err(_) => content(media),
    }
}

/// An archive: bounded, without a password, and with the entries by which its kind is known.
fn zip(start: &[u8], file: File, media: Media) -> Result<(), Error> {
    if !start.starts_with(b"PK\x03\x04") {
        return Err(content(media));
    }
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(|_| content(media))?;
    if archive.len() > ENTRIES {
        return Err(unpacked());
    }
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| content(media))?;
        if entry.encrypted() {
            return Err(protected(media));
        }
        left = left.checked_sub(entry.size()).ok_or_else(unpacked)?;
    }
    known(&mut archive, media)?;
    unpacks(&mut archive, media)
}

type Archive = zip::ZipArchive<BufReader<File>>;

fn known(archive: &mut Archive, media: Media) -> Result<(), Error> {
    let has = |archive: &Archive, name: &str| archive.index_for_name(name).is_some();
    let fits = match media {
        Media::Docx => has(archive, "[Content_Types].xml") && has(archive, "word/document.xml"),
        Media::Xlsx => has(archive, "[Content_Types].xml") && has(archive, "xl/workbook.xml"),
        Media::Odt => entry(archive, "mimetype")?.starts_with(b"application/vnd.oasis.opendocument.text"),
        Media::Hwpx => entry(archive, "mimetype")?.starts_with(b"application/hwp+zip"),
        Media::Zip | Media::Pdf | Media::Hwp => true,
    };
    if !fits {
        return Err(content(media));
    }
    let manifest = entry(archive, "META-INF/manifest.xml")?;
    let told = b"encryption-data";
    if matches!(media, Media::Odt | Media::Hwpx) && manifest.windows(told.len()).any(|part| part == told) {
        return Err(protected(media));
    }
    Ok(())
}

/// The beginning of an entry; nothing if there is none.
fn entry(archive: &mut Archive, name: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let Ok(entry) = archive.by_name(name) else {
        return Ok(bytes);
    };
    entry
        .take(MANIFEST)
        .read_to_end(&mut bytes)
        .map_err(|_| Error::from(Refusal::from(AttachmentRefusal::Unpacked)))?;
    Ok(bytes)
}

/// Counts what it really unpacks to: a directory may lie about sizes.
fn unpacks(archive: &mut Archive, media: Media) -> Result<(), Error> {
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| content(media))?;
        let read = std::io::copy(&mut entry.take(left.saturating_add(1)), &mut std::io::sink());
        let read = read.map_err(|_| content(media))?;
        left = left.checked_sub(read).ok_or_else(unpacked)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
