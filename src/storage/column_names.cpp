#include "storage/column_names.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "storage/table_text.h"

namespace storage {
namespace {

struct Word {
  std::string_view name;
  ColumnRole role;
  int rank;
  enum class Kind { plain, opinion, people, board } kind = Kind::plain;
};
constexpr auto kOpinion = Word::Kind::opinion;
constexpr auto kPeople = Word::Kind::people;
constexpr auto kBoard = Word::Kind::board;
using R = ColumnRole;

/// Whole heads, as folded_name() makes them.
const std::vector<Word>& whole_names() {
  static const std::vector<Word> words{
      // The text itself, in forms, lists and boards.
      {"text", R::text, 100},
      {"テキスト", R::text, 100},
      {"カード", R::text, 100},
      {"card", R::text, 100},
      {"card text", R::text, 100},
      {"card name", R::text, 98},
      {"カード名", R::text, 98},
      {"comment body", R::text, 100},
      {"body", R::text, 85},
      {"本文", R::text, 97},
      {"付箋", R::text, 97},
      {"ふせん", R::text, 97},
      {"付箋紙", R::text, 97},
      {"sticky note", R::text, 97},
      {"sticky", R::text, 90},
      {"post it", R::text, 97},
      {"note", R::text, 82},
      {"content", R::text, 90},
      {"contents", R::text, 88},
      {"内容", R::text, 88},
      {"記述", R::text, 88},
      {"記述内容", R::text, 95},
      {"発言", R::text, 95},
      {"発言内容", R::text, 96},
      {"投稿", R::text, 88},
      {"投稿内容", R::text, 95},
      {"メッセージ", R::text, 88},
      {"message", R::text, 88},
      {"つぶやき", R::text, 88},
      {"response", R::text, 86},
      {"responses", R::text, 86},
      {"open ended response", R::text, 90},
      {"answer", R::text, 86},
      {"answers", R::text, 86},
      {"回答", R::text, 86},
      {"回答内容", R::text, 90},
      {"回答本文", R::text, 92},
      {"自由記述", R::text, 96},
      {"自由記述欄", R::text, 96},
      {"自由記入", R::text, 96},
      {"自由記入欄", R::text, 96},
      {"自由回答", R::text, 96},
      {"自由意見", R::text, 96},
      {"文", R::text, 70},
      {"文章", R::text, 80},
      {"ラベル", R::text, 84},
      {"label", R::text, 60},
      {"labels", R::group, 60},
      {"title", R::text, 58},
      {"タイトル", R::text, 58},
      {"summary", R::text, 62},
      {"要約", R::text, 40},
      {"件名", R::text, 56},
      {"subject", R::text, 56},
      {"task name", R::text, 85},
      {"タスク名", R::text, 85},
      {"name of card", R::text, 98},
      {"description", R::text, 55},
      {"説明", R::text, 55},
      {"詳細", R::text, 55},
      {"question", R::text, 54},
      {"question text", R::text, 84},
      {"質問", R::text, 54},
      {"質問内容", R::text, 84},
      {"questions", R::text, 54},
      {"argument", R::text, 94},
      {"original comment", R::text, 92},
      {"text area", R::text, 95},
      {"full text", R::text, 95},
      {"tweet", R::text, 92},
      {"post", R::text, 85},
      {"投稿文", R::text, 95},
      {"reflection", R::text, 92},
      {"reflections", R::text, 92},
      {"note text", R::text, 97},
      {"値", R::text, 30},
      {"備考", R::text, 30},
      {"備考欄", R::text, 30},
      {"メモ", R::text, 50},
      {"memo", R::text, 50},
      {"notes", R::text, 52},
      {"remarks", R::text, 45},
      {"remark", R::text, 45},
      {"理由", R::text, 50},
      {"reason", R::text, 50},
      {"その他", R::text, 40},
      // Answers of a kind.
      {"意見", R::text, 100, kOpinion},
      {"ご意見", R::text, 100, kOpinion},
      {"御意見", R::text, 100, kOpinion},
      {"意見内容", R::text, 100, kOpinion},
      {"ご意見内容", R::text, 100, kOpinion},
      {"意見 要望", R::text, 98, kOpinion},
      {"ご意見ご要望", R::text, 98, kOpinion},
      {"意見要望", R::text, 98, kOpinion},
      {"opinion", R::text, 100, kOpinion},
      {"opinions", R::text, 100, kOpinion},
      {"コメント", R::text, 95},
      {"ご感想", R::text, 92, kOpinion},
      {"感想", R::text, 92, kOpinion},
      {"要望", R::text, 93, kOpinion},
      {"ご要望", R::text, 93, kOpinion},
      {"提案", R::text, 93, kOpinion},
      {"ご提案", R::text, 93, kOpinion},
      {"アイデア", R::text, 95},
      {"アイディア", R::text, 95},
      {"気づき", R::text, 92, kOpinion},
      {"comment", R::text, 95},
      {"comments", R::text, 95},
      {"idea", R::text, 95},
      {"ideas", R::text, 95},
      {"feedback", R::text, 92},
      {"suggestion", R::text, 92, kOpinion},
      {"suggestions", R::text, 92, kOpinion},
      // Boards of retrospectives: each column a list of cards.
      {"keep", R::text, 75, kBoard},
      {"problem", R::text, 75, kBoard},
      {"problems", R::text, 75, kBoard},
      {"try", R::text, 75, kBoard},
      {"start", R::text, 65, kBoard},
      {"stop", R::text, 75, kBoard},
      {"continue", R::text, 75, kBoard},
      {"went well", R::text, 80, kBoard},
      {"to improve", R::text, 80, kBoard},
      {"needs improvement", R::text, 80, kBoard},
      {"improve", R::text, 80, kBoard},
      {"improvements", R::text, 80, kBoard},
      {"action", R::text, 60, kBoard},
      {"actions", R::text, 75, kBoard},
      {"action items", R::text, 80, kBoard},
      {"mad", R::text, 75, kBoard},
      {"sad", R::text, 75, kBoard},
      {"glad", R::text, 75, kBoard},
      {"liked", R::text, 75, kBoard},
      {"learned", R::text, 75, kBoard},
      {"lacked", R::text, 75, kBoard},
      {"longed for", R::text, 75, kBoard},
      {"good", R::text, 70, kBoard},
      {"bad", R::text, 70, kBoard},
      {"more", R::text, 60, kBoard},
      {"less", R::text, 60, kBoard},
      {"drop", R::text, 70, kBoard},
      {"add", R::text, 60, kBoard},
      {"rose", R::text, 70, kBoard},
      {"bud", R::text, 70, kBoard},
      {"thorn", R::text, 70, kBoard},
      {"kudos", R::text, 75, kBoard},
      {"appreciations", R::text, 75, kBoard},
      {"risks", R::text, 70, kBoard},
      {"pros", R::text, 75, kBoard},
      {"cons", R::text, 75, kBoard},
      {"strengths", R::text, 80, kBoard},
      {"weaknesses", R::text, 80, kBoard},
      {"opportunities", R::text, 80, kBoard},
      {"threats", R::text, 80, kBoard},
      {"to do", R::text, 70, kBoard},
      {"doing", R::text, 70, kBoard},
      {"done", R::text, 70, kBoard},
      {"良い点", R::text, 80, kBoard},
      {"良かった点", R::text, 80, kBoard},
      {"良かったこと", R::text, 80, kBoard},
      {"よい点", R::text, 80, kBoard},
      {"よかった点", R::text, 80, kBoard},
      {"よかったこと", R::text, 80, kBoard},
      {"悪い点", R::text, 80, kBoard},
      {"悪かった点", R::text, 80, kBoard},
      {"困る点", R::text, 80, kBoard},
      {"困った点", R::text, 80, kBoard},
      {"困りごと", R::text, 80, kBoard},
      {"困っていること", R::text, 80, kBoard},
      {"改善点", R::text, 80, kBoard},
      {"改善したい点", R::text, 80, kBoard},
      {"課題", R::text, 78, kBoard},
      {"問題", R::text, 75, kBoard},
      {"問題点", R::text, 78, kBoard},
      {"次にやること", R::text, 80, kBoard},
      {"やりたいこと", R::text, 80, kBoard},
      {"やってみたいこと", R::text, 80, kBoard},
      {"学び", R::text, 78, kBoard},
      {"強み", R::text, 80, kBoard},
      {"弱み", R::text, 80, kBoard},
      {"機会", R::text, 75, kBoard},
      {"脅威", R::text, 80, kBoard},
      {"メリット", R::text, 78, kBoard},
      {"デメリット", R::text, 78, kBoard},
      {"賛成", R::text, 70, kBoard},
      {"反対", R::text, 70, kBoard},
      // Who.
      {"名前", R::who, 95},
      {"お名前", R::who, 95},
      {"氏名", R::who, 95},
      {"ご氏名", R::who, 95},
      {"姓名", R::who, 90},
      {"氏", R::who, 40},
      {"姓", R::who, 60},
      {"名", R::who, 60},
      {"記入者", R::who, 95},
      {"記入者名", R::who, 95},
      {"回答者", R::who, 90},
      {"回答者名", R::who, 95},
      {"投稿者", R::who, 95},
      {"投稿者名", R::who, 95},
      {"発言者", R::who, 95},
      {"作成者", R::who, 92},
      {"提案者", R::who, 92},
      {"書いた人", R::who, 98},
      {"ニックネーム", R::who, 90},
      {"ペンネーム", R::who, 90},
      {"表示名", R::who, 88},
      {"ユーザー", R::who, 85},
      {"ユーザー名", R::who, 88},
      {"参加者", R::who, 85},
      {"name", R::who, 80},
      {"your name", R::who, 95},
      {"full name", R::who, 92},
      {"display name", R::who, 88},
      {"user name", R::who, 85},
      {"username", R::who, 85},
      {"first name", R::who, 70},
      {"last name", R::who, 70},
      {"nickname", R::who, 90},
      {"author", R::who, 95},
      {"author name", R::who, 95},
      {"writer", R::who, 98},
      {"who", R::who, 90},
      {"creator", R::who, 90},
      {"created by", R::who, 92},
      {"posted by", R::who, 92},
      {"submitted by", R::who, 92},
      {"user", R::who, 80},
      {"participant", R::who, 85},
      {"participant name", R::who, 92},
      {"respondent", R::who, 80},
      {"voter", R::who, 60},
      {"member", R::who, 70},
      {"members", R::who, 65},
      {"owner", R::who, 70},
      {"last updated by", R::who, 60},
      {"担当", R::who, 60},
      {"担当者", R::who, 60},
      // Groups of ideas.
      {"島", R::group, 98},
      {"表札", R::group, 98},
      {"island", R::group, 98},
      {"グループ", R::group, 95},
      {"グループ名", R::group, 95},
      {"group", R::group, 95},
      {"group name", R::group, 95},
      {"カテゴリ", R::group, 92},
      {"カテゴリー", R::group, 92},
      {"category", R::group, 92},
      {"categories", R::group, 88},
      {"分類", R::group, 92},
      {"大分類", R::group, 93},
      {"中分類", R::group, 86},
      {"小分類", R::group, 84},
      {"区分", R::group, 85},
      {"分野", R::group, 88},
      {"テーマ", R::group, 88},
      {"theme", R::group, 88},
      {"トピック", R::group, 86},
      {"topic", R::group, 86},
      {"ジャンル", R::group, 86},
      {"タグ", R::group, 78},
      {"tag", R::group, 78},
      {"tags", R::group, 76},
      {"cluster", R::group, 92},
      {"cluster name", R::group, 93},
      {"クラスタ", R::group, 92},
      {"クラスター", R::group, 92},
      {"area", R::group, 86},
      {"frame", R::group, 88},
      {"フレーム", R::group, 88},
      {"section", R::group, 86},
      {"セクション", R::group, 86},
      {"column", R::group, 90},
      {"column name", R::group, 93},
      {"列", R::group, 80},
      {"list", R::group, 86},
      {"list name", R::group, 92},
      {"リスト", R::group, 86},
      {"リスト名", R::group, 92},
      {"lane", R::group, 86},
      {"bucket", R::group, 86},
      {"bucket name", R::group, 88},
      {"project", R::group, 55},
      {"見出し", R::group, 80},
      {"項目", R::group, 70},
      {"論点", R::group, 86},
      {"議題", R::group, 80},
      {"種別", R::group, 66},
      {"status", R::group, 50},
      // Groups of people.
      {"班", R::group, 80, kPeople},
      {"班名", R::group, 80, kPeople},
      {"組", R::group, 70, kPeople},
      {"チーム", R::group, 75, kPeople},
      {"team", R::group, 75, kPeople},
      {"テーブル", R::group, 78, kPeople},
      {"table", R::group, 70, kPeople},
      {"地区", R::group, 60, kPeople},
      {"地域", R::group, 60, kPeople},
      {"会場", R::group, 60, kPeople},
      {"所属", R::group, 55, kPeople},
      {"年代", R::group, 55, kPeople},
      {"年齢", R::number, 80, kPeople},
      {"age", R::number, 80, kPeople},
      {"性別", R::group, 55, kPeople},
      {"gender", R::group, 55, kPeople},
      {"職業", R::group, 50, kPeople},
      {"学校", R::group, 50, kPeople},
      {"部署", R::group, 50, kPeople},
      // Colours, times, numbers, ids and the rest.
      {"色", R::colour, 90},
      {"紙の色", R::colour, 98},
      {"カードの色", R::colour, 95},
      {"付箋の色", R::colour, 95},
      {"背景色", R::colour, 90},
      {"カラー", R::colour, 85},
      {"color", R::colour, 90},
      {"colour", R::colour, 90},
      {"paper", R::colour, 95},
      {"bg color", R::colour, 92},
      {"background color", R::colour, 92},
      {"background", R::colour, 70},
      {"fill", R::colour, 60},
      {"fill color", R::colour, 88},
      {"タイムスタンプ", R::date, 98},
      {"timestamp", R::date, 98},
      {"日時", R::date, 95},
      {"日付", R::date, 95},
      {"日", R::date, 60},
      {"時刻", R::date, 90},
      {"投稿日時", R::date, 98},
      {"回答日時", R::date, 98},
      {"送信日時", R::date, 98},
      {"登録日時", R::date, 98},
      {"作成日時", R::date, 98},
      {"作成日", R::date, 95},
      {"更新日時", R::date, 95},
      {"更新日", R::date, 92},
      {"書いた時刻", R::date, 98},
      {"written", R::date, 95},
      {"開始時刻", R::date, 95},
      {"完了時刻", R::date, 95},
      {"開始日時", R::date, 95},
      {"終了日時", R::date, 95},
      {"start time", R::date, 95},
      {"completion time", R::date, 95},
      {"start date", R::date, 95},
      {"end date", R::date, 95},
      {"startdate", R::date, 95},
      {"enddate", R::date, 95},
      {"recordeddate", R::date, 95},
      {"recorded date", R::date, 95},
      {"due date", R::date, 95},
      {"date", R::date, 95},
      {"time", R::date, 90},
      {"created", R::date, 90},
      {"created at", R::date, 95},
      {"created date", R::date, 95},
      {"updated", R::date, 88},
      {"updated at", R::date, 92},
      {"last updated", R::date, 92},
      {"last modified time", R::date, 92},
      {"submitted at", R::date, 95},
      {"submission date", R::date, 95},
      {"date modified", R::date, 95},
      {"id", R::id, 98},
      {"no", R::id, 95},
      {"no.", R::id, 95},
      {"#", R::id, 95},
      {"番号", R::id, 95},
      {"通し番号", R::id, 95},
      {"連番", R::id, 95},
      {"整理番号", R::id, 95},
      {"受付番号", R::id, 95},
      {"回答番号", R::id, 95},
      {"行", R::id, 60},
      {"key", R::id, 70},
      {"uuid", R::id, 95},
      {"コード", R::id, 70},
      {"session", R::id, 60},
      {"セッション", R::id, 60},
      {"ip address", R::contact, 90},
      {"ipaddress", R::contact, 90},
      {"email", R::contact, 95},
      {"e mail", R::contact, 95},
      {"email address", R::contact, 95},
      {"メール", R::contact, 92},
      {"メールアドレス", R::contact, 95},
      {"電話", R::contact, 90},
      {"電話番号", R::contact, 95},
      {"phone", R::contact, 90},
      {"住所", R::contact, 90},
      {"ご住所", R::contact, 90},
      {"生年月日", R::contact, 90},
      {"score", R::number, 90},
      {"スコア", R::number, 90},
      {"votes", R::number, 90},
      {"vote", R::number, 80},
      {"upvotes", R::number, 90},
      {"downvotes", R::number, 90},
      {"likes", R::number, 90},
      {"いいね", R::number, 90},
      {"投票数", R::number, 90},
      {"票", R::number, 85},
      {"得票", R::number, 85},
      {"点", R::number, 70},
      {"点数", R::number, 85},
      {"points", R::number, 85},
      {"rank", R::number, 80},
      {"順位", R::number, 80},
      {"段", R::number, 60},
      {"level", R::number, 60},
      {"count", R::number, 85},
      {"件数", R::number, 85},
      {"type", R::other, 80},
      {"種類", R::other, 70},
      {"source", R::other, 80},
      {"url", R::other, 90},
      {"link", R::other, 90},
      {"link to", R::other, 90},
      {"リンク", R::other, 90},
      {"board", R::other, 60},
      {"board name", R::other, 80},
      {"mural name", R::other, 80},
      {"language", R::other, 70},
      {"言語", R::other, 70},
      {"device", R::other, 70},
      {"stack", R::other, 70},
      {"collector id", R::id, 95},
      {"respondent id", R::id, 95},
      {"custom data", R::other, 70},
  };
  return words;
}

/// Parts of longer heads; the first that is there counts.
constexpr std::array kParts{
    Word{"自由記述", R::text, 94},
    Word{"自由回答", R::text, 94},
    Word{"自由意見", R::text, 94},
    Word{"自由に", R::text, 90, kOpinion},
    Word{"メールアドレス", R::contact, 90},
    Word{"電話番号", R::contact, 90},
    Word{"お名前", R::who, 85},
    Word{"氏名", R::who, 85},
    Word{"ニックネーム", R::who, 85},
    Word{"タイムスタンプ", R::date, 90},
    Word{"日時", R::date, 80},
    Word{"年齢", R::number, 70, kPeople},
    Word{"年代", R::group, 50, kPeople},
    Word{"性別", R::group, 50, kPeople},
    Word{"お住まい", R::group, 50, kPeople},
    Word{"住んで", R::group, 45, kPeople},
    Word{"地区", R::group, 45, kPeople},
    Word{"所属", R::group, 45, kPeople},
    Word{"職業", R::group, 45, kPeople},
    Word{"ご意見", R::text, 88, kOpinion},
    Word{"意見", R::text, 86, kOpinion},
    Word{"コメント", R::text, 84, kOpinion},
    Word{"感想", R::text, 84, kOpinion},
    Word{"アイデア", R::text, 86, kOpinion},
    Word{"アイディア", R::text, 86, kOpinion},
    Word{"要望", R::text, 84, kOpinion},
    Word{"提案", R::text, 84, kOpinion},
    Word{"気づ", R::text, 82, kOpinion},
    Word{"お聞かせ", R::text, 84, kOpinion},
    Word{"教えて", R::text, 80, kOpinion},
    Word{"お書き", R::text, 84, kOpinion},
    Word{"書いて", R::text, 80, kOpinion},
    Word{"ご記入", R::text, 76, kOpinion},
    Word{"具体的に", R::text, 74, kOpinion},
    Word{"良いところ", R::text, 78, kOpinion},
    Word{"よいところ", R::text, 78, kOpinion},
    Word{"悪いところ", R::text, 78, kOpinion},
    Word{"良い点", R::text, 78, kOpinion},
    Word{"良かった", R::text, 78, kOpinion},
    Word{"よかった", R::text, 78, kOpinion},
    Word{"改善", R::text, 76, kOpinion},
    Word{"困って", R::text, 78, kOpinion},
    Word{"困った", R::text, 78, kOpinion},
    Word{"思うこと", R::text, 76, kOpinion},
    Word{"opinion", R::text, 86, kOpinion},
    Word{"comment", R::text, 84, kOpinion},
    Word{"feedback", R::text, 84, kOpinion},
    Word{"suggest", R::text, 84, kOpinion},
    Word{"idea", R::text, 84, kOpinion},
    Word{"open ended", R::text, 88},
    Word{"in your own words", R::text, 88, kOpinion},
    Word{"please describe", R::text, 84, kOpinion},
    Word{"please explain", R::text, 80, kOpinion},
    Word{"went well", R::text, 80, kBoard},
    Word{"go well", R::text, 80, kBoard},
    Word{"went wrong", R::text, 80, kBoard},
    Word{"be improved", R::text, 80, kBoard},
    Word{"付箋", R::text, 80},
    Word{"本文", R::text, 80},
    Word{"note text", R::text, 80},
    Word{"テキスト", R::text, 78},
    Word{"内容", R::text, 70},
    Word{"回答内容", R::text, 80},
    Word{"記述", R::text, 74},
};

/// Heads that are questions: forms have them.
constexpr std::array<std::string_view, 6> kQuestionWords{"what ", "why ",   "how ",
                                                         "which ", "where ", "who "};

std::string normalised(std::string_view text) {
  const std::string name = cell_name(text);
  const std::unique_ptr<char, decltype(&g_free)> nfkc(
      g_utf8_normalize(name.data(), gssize(name.size()), G_NORMALIZE_NFKC), g_free);
  if (!nfkc) return name;
  const std::unique_ptr<char, decltype(&g_free)> folded(g_utf8_casefold(nfkc.get(), -1), g_free);
  return cell_name(folded.get());
}

bool digit(char c) { return c >= '0' && c <= '9'; }

/// "q3. ", "問1：", "(2) ", "4、"
std::string_view without_number(std::string_view name) {
  std::string_view rest = name;
  for (const std::string_view mark : {"q", "問", "設問", "質問", "(", "第"})
    if (rest.starts_with(mark)) {
      rest.remove_prefix(mark.size());
      break;
    }
  std::size_t digits = 0;
  while (digits < rest.size() && (digit(rest[digits]) || (digits > 0 && rest[digits] == '-')))
    ++digits;
  if (digits == 0) return name;
  rest.remove_prefix(digits);
  bool marked = rest.size() + digits < name.size();
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {".", ":", ")", "、", "，", ",", "問", " ", "・", "．"})
      if (rest.starts_with(mark)) rest.remove_prefix(mark.size()), again = marked = true;
  }
  return marked && !rest.empty() ? rest : name;
}

std::string_view without_brackets(std::string_view name) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"(", ")"}, {"[", "]"}, {"【", "】"}, {"「", "」"}})
    if (name.ends_with(close))
      if (const std::size_t at = name.rfind(open); at != name.npos && at > 0) {
        name = name.substr(0, at);
        while (name.ends_with(' ')) name.remove_suffix(1);
      }
  while (name.ends_with('*') || name.ends_with(':') || name.ends_with(' ')) name.remove_suffix(1);
  return name;
}

NameMeaning meaning(const Word& word, bool exact) {
  return {word.role,
          word.rank,
          exact,
          word.kind == kOpinion,
          word.kind == kPeople,
          word.kind == kBoard};
}

}  // namespace

std::string same_name(std::string_view head) { return normalised(head); }

std::string folded_name(std::string_view head) {
  std::string name = normalised(head);
  std::ranges::replace(name, '_', ' ');
  std::ranges::replace(name, '-', ' ');
  name = cell_name(name);
  return std::string(without_brackets(without_number(name)));
}

NameMeaning meaning_of(std::string_view head) {
  const std::string name = folded_name(head);
  if (name.empty()) return {};
  const auto find_whole = [](std::string_view whole) -> const Word* {
    const auto& words = whole_names();
    const auto it = std::ranges::find(words, whole, &Word::name);
    return it == words.end() ? nullptr : &*it;
  };
  if (const Word* word = find_whole(name)) return meaning(*word, true);
  // 意見1, Response 2, 自由意見③ (NFKC makes it 3)
  std::string_view stem = name;
  while (!stem.empty() && (digit(stem.back()) || stem.back() == ' ')) stem.remove_suffix(1);
  if (stem.size() < name.size() && !stem.empty())
    if (const Word* word = find_whole(stem); word && word->role == R::text && word->rank > 55)
      return meaning(*word, true);
  if (name.ends_with(" id") || name.ends_with("id") || name.ends_with("番号"))
    if (name.size() <= 24) return {R::id, 70};
  const bool question = name.ends_with('?') || name.ends_with("か。") ||
                        name.ends_with("ですか") || name.ends_with("ますか") ||
                        name.ends_with("ください") || name.ends_with("ください。");
  for (const Word& word : kParts)
    if (name.find(word.name) != name.npos) return meaning(word, false);
  if (question && std::ranges::any_of(kQuestionWords, [&](std::string_view w) {
        return name.starts_with(w);
      }))
    return {R::text, 72, false, true};
  if (question) return {R::text, 66, false, true};
  if (name.ends_with(" date") || name.ends_with(" time") || name.ends_with("日")) return {R::date, 50};
  if (name.ends_with(" name") || name.ends_with("者名")) return {R::who, 40};
  return {};
}

}  // namespace storage
