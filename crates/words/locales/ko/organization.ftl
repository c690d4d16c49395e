refusal-organization_unknown = 코드가 { $code }인 기관이 없습니다.
refusal-organization_link_required = 상위 기관과의 관계(소속기관, 외청, 산하기관)를 골라 주십시오.
refusal-organization_own_ancestor = 자기 자신이나 하위 기관을 상위 기관으로 둘 수 없습니다.
