//! Names of objectives as parts of a sentence.
//!
//! "Grow recurring revenue" becomes what we do: "we grow recurring revenue". That
//! works for names that begin with a verb, as they should; a name that does not
//! is quoted, so that the sentence stays grammatical whatever it says.

use super::{Lang, fold};

/// Verbs that English names of objectives begin with, in lower case.
const ENGLISH: &str = "accelerate achieve acquire act adapt add adopt align answer apply approve attract automate \
    balance become begin boost break bring broaden build buy capture care centralise centralize change charge check \
    choose clarify clean close coach collect combine communicate compete complete comply connect consolidate contain \
    control convert convince cooperate coordinate create cross cultivate cut deepen defend defer define delegate \
    delight deliver deploy design detect develop digitise digitize discover diversify document double drive earn ease \
    educate eliminate embed embrace empower enable encourage engage enhance enlarge enrich ensure enter equip \
    establish evaluate exceed excel execute expand experiment explore extend facilitate finance find fix focus follow \
    form foster fund gain gather generate get give go grow guarantee guide halve handle harmonise have hear help hire \
    hold identify impress improve include increase influence inform innovate inspire install instrument integrate \
    interview introduce invest invite involve join justify keep know launch lead learn leverage license listen live \
    localise localize lower maintain make manage market master match maximise maximize measure mentor merge migrate \
    minimise minimize mobilise mobilize model modernise modernize monitor motivate move multiply negotiate nurture \
    obtain offer onboard open operate optimise optimize organise organize outperform outsource own package partner \
    pay penetrate personalise personalize pioneer plan position practise prepare present preserve prevent price \
    prioritise prioritize produce professionalise promote protect prove provide publish pursue put qualify raise reach \
    read realise realize recognise recognize recruit recycle redesign reduce refine reform reinforce release renew \
    replace resolve respond restore retain return reuse reward run safeguard satisfy save scale secure sell serve set \
    shape share shift ship shorten show simplify solve speed stabilise stabilize standardise standardize start stay \
    steer stop streamline strengthen structure succeed supply support surprise surpass sustain switch take target \
    teach test tighten track train transfer transform treat triple trust turn understand unify update upgrade uphold \
    upskill use validate visit widen win work write";

/// First syllables of verbs that Vietnamese names of objectives begin with, in lower case.
const VIETNAMESE: &str = "áp bán báo bảo bắt biến bổ bớt cải can cân cập cắt chăm chấm chia chiếm cho chọn chốt chủ chuẩn \
    chứng chuyển củng cung dạy dành dẫn dùng dựng duy đa đào đạt đảm đẩy đem để đến đi điều định đo đổi đón đồng đưa \
    gắn gặp ghi gia giải giảm giám giành giao giữ giúp gọi góp hạ hấp hiện hiểu hoá hóa hoàn học hỏi hỗ hợp huấn huy \
    hút hướng kéo kết khai khám khảo khắc khích khiến khởi khơi khuyến kích kiếm kiểm kiến ký lan làm lắng lập lấy lên \
    liên loại lưu mang mở mời mua nâng nắm ngăn nghe nghiên ngừng nhân nhận nuôi ổn phát phân phòng phỏng phổ phối phục \
    phủ quản quảng quay ra rà rèn rút sản sàng sắp soạn sử sửa tái tạo tăng tặng tập tham thay thắng thấu theo thêm \
    thích thiết thoả thỏa thu thúc thuê thuyết thử thực tích tiến tiếp tiết tìm tính tối trao trả triển trình trở trợ \
    truyền tuân tuyên tuyển ứng ưu vận vay vươn vượt xác xây xem xét xoá xóa xử xuất";

impl Lang {
    /// What somebody does who pursues an objective, to follow "we": its name, or a quotation of it.
    pub fn clause(self, name: &str) -> String {
        let name = name.trim().trim_end_matches(['.', '!', '…', ';', ',']);
        let first = name.split_whitespace().next().unwrap_or_default();
        if self.is_verb(first) {
            return lowered(name, first);
        }
        match self {
            Self::En => format!("work on “{name}”"),
            Self::Vi => format!("theo đuổi “{name}”"),
        }
    }

    fn is_verb(self, word: &str) -> bool {
        let word = word.trim_end_matches([',', ':']);
        match self {
            Self::En => ENGLISH.split_ascii_whitespace().any(|verb| verb.eq_ignore_ascii_case(word)),
            Self::Vi => {
                let word = word.to_lowercase();
                VIETNAMESE.split_ascii_whitespace().any(|syllable| syllable == word)
            }
        }
    }

    /// Several things in a row: "a", "a and b", "a, b and c".
    pub fn listed(self, parts: &[String]) -> String {
        let and = match self {
            Self::En => " and ",
            Self::Vi => " và ",
        };
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [before @ .., last] => format!("{}{and}{last}", before.join(", ")),
        }
    }

    /// A chain of causes by the names on its way.
    pub fn chain(self, names: &[&str]) -> String {
        names.join(" → ")
    }

    /// The language that most of the texts are written in; `None` if they hold no letters.
    ///
    /// Vietnamese is told by its letters: few words of it do without a mark, and English has none.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let (mut marked, mut words) = (0_usize, 0_usize);
        for word in texts.into_iter().flat_map(str::split_whitespace) {
            if word.chars().any(char::is_alphabetic) {
                words += 1;
                marked += usize::from(word.chars().any(is_vietnamese));
            }
        }
        (words > 0).then_some(if marked * 4 >= words { Self::Vi } else { Self::En })
    }
}

/// Whether a letter carries a mark that Vietnamese has.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'đ' | 'Đ') || (c.is_alphabetic() && !c.is_ascii() && fold(&c.to_string()).is_ascii())
}

/// With a small first letter, unless the first word is written in capitals.
fn lowered(name: &str, first: &str) -> String {
    if first.chars().skip(1).any(char::is_uppercase) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_we_in_both_languages() {
        let cases = [
            (Lang::En, "Grow recurring revenue", "grow recurring revenue"),
            (Lang::En, "Customers see value", "work on “Customers see value”"),
            (Lang::En, "MRR", "work on “MRR”"),
            (Lang::En, "Keep NPS above 40.", "keep NPS above 40"),
            (Lang::Vi, "Đạt ổn định tài chính", "đạt ổn định tài chính"),
            (Lang::Vi, "Khách hàng hài lòng", "theo đuổi “Khách hàng hài lòng”"),
            (Lang::Vi, "Tài chính vững vàng", "theo đuổi “Tài chính vững vàng”"),
        ];
        for (lang, name, clause) in cases {
            assert_eq!(lang.clause(name), clause);
        }
    }

    #[test]
    fn the_language_of_texts_is_told_by_their_letters() {
        assert_eq!(Lang::of_texts(["Grow café revenue", "Train the team"]), Some(Lang::En));
        assert_eq!(Lang::of_texts(["Tăng doanh thu định kỳ", "Đào tạo đội ngũ"]), Some(Lang::Vi));
        assert_eq!(Lang::of_texts(["12 %", ""]), None);
    }
}
