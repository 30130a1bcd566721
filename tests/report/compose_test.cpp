#include "report/compose.h"

#include <set>

#include "report/calendar.h"
#include "report/figure_maps.h"
#include "report/figures.h"
#include "sample.h"
#include "support/memory_file_system.h"

using report::Document;
using sample::id;

namespace {

struct Made {
  report::Published published;
  Document document;
};
std::unique_ptr<Made> made(const model::Session& session, report::ReportOptions options = {},
                           report::Town town = {}, report::Form form = report::full_form()) {
  auto out = std::make_unique<Made>();
  out->published = report::published(session, options);
  const base::Messages tr;
  out->document = report::compose({out->published, tr, std::move(form), std::move(town), {}, {}});
  return out;
}

std::string text_of(const report::Phrase& phrase) {
  std::string out;
  for (const report::Words& words : phrase) out += words.text;
  return out;
}
const report::Part* part(const Document& d, const std::string& name) {
  for (const report::Part& p : d.parts)
    if (p.name == name) return &p;
  return nullptr;
}
std::string names_of(const Document& d) {
  std::string out;
  for (const report::Part& p : d.parts) out += (out.empty() ? "" : " ") + p.name;
  return out;
}
template <class B>
std::vector<B> blocks(const report::Part* p) {
  REQUIRE(p != nullptr);
  std::vector<B> out;
  for (const report::Block& block : p->blocks)
    if (const B* b = std::get_if<B>(&block)) out.push_back(*b);
  return out;
}
void say(model::Session& session, int n, std::string name, std::string text) {
  session.report_texts[id(n)] = {id(n), std::move(name), std::move(text), {}};
}

}  // namespace

TEST_CASE("compose: what the session lacks is left out, and parts are numbered as they stand") {
  CHECK(names_of(made({})->document) == "cover contents overview opinions");
  sample::OneBoard s;
  s.add(sample::card(20, "a"));
  const auto plain = made(s.session);
  CHECK(names_of(plain->document) == "cover glance contents overview opinions maps privacy");
  CHECK(part(plain->document, "overview")->title == "1. Overview");
  CHECK(part(plain->document, "opinions")->title == "2. What was said");

  say(s.session, 60, "purpose", "To listen.\n\nTo decide.");
  say(s.session, 61, "attendance", "31 people");
  say(s.session, 62, "contact", "Ask us.");
  s.session.agenda[id(63)] = {id(63), 0, id(1), model::Step::write, 10, "Write!", {}};
  s.session.agenda[id(64)] = {id(64), 1, {}, model::Step::talk, 0, "What now?", {}};
  s.add(sample::island(10, "p"));
  s.board->islands[id(10)].stop = 2;
  s.add(sample::island(11, "q"));
  s.board->islands[id(11)].stop = 1;
  s.vote(40, 10, 3);
  s.board->narrative = "Told.";
  for (int i = 0; i < 12; ++i) {
    s.add(sample::card(80 + i, "c"));
    s.vote(41 + i, 80 + i, 1);
  }
  const auto full = made(s.session);
  CHECK(names_of(full->document) ==
        "cover glance contents purpose overview flow results opinions maps narrative privacy "
        "contact");
  CHECK(part(full->document, "purpose")->title == "1. Purpose");
  CHECK(part(full->document, "contact")->title == "Contact");
  CHECK(blocks<report::Paragraph>(part(full->document, "purpose")).size() == 2);
  const auto flow = blocks<report::Table>(part(full->document, "flow")).at(0);
  CHECK(flow.rows.size() == 4);  // the question, two steps, the sum
  CHECK(text_of(flow.rows[1][1].words) == "10");
  CHECK(flow.rows[1][2].words.empty());  // what the table asked of the people
  CHECK(text_of(flow.rows[2][2].words) == "What now?");
  const auto order = blocks<report::List>(part(full->document, "flow")).at(0);
  CHECK(text_of(order.items.at(0)) == "1-2 q");
  const auto opinions = blocks<report::Heading>(part(full->document, "opinions"));
  CHECK(text_of(opinions.at(0).words) == "5-1. By points");
  const auto contents = blocks<report::List>(part(full->document, "contents")).at(0);
  CHECK(contents.items.size() == 9);
  CHECK(contents.items[0][0].to == "purpose");
}

TEST_CASE("compose: the session's order and switches go before the form's") {
  sample::OneBoard s;
  s.add(sample::card(20, "a"));
  s.session.report_parts = {"cover", "privacy", "-contents", "opinions", "nonsense"};
  CHECK(names_of(made(s.session)->document) == "cover privacy opinions glance overview maps");
  report::Form form;
  form.parts = {"maps", "overview"};
  form.numbered = false;
  s.session.report_parts = {};
  const auto d = made(s.session, {}, {}, form);
  CHECK(names_of(d->document) == "maps overview");
  // A form says which parts there are; the session orders them and switches them off.
  s.session.report_parts = {"overview", "privacy", "-maps"};
  CHECK(names_of(made(s.session, {}, {}, form)->document) == "overview");
  CHECK(part(d->document, "maps")->title == "The maps");
}

TEST_CASE("compose: every link leads somewhere, and every anchor stands once") {
  sample::OneBoard s;
  s.add(sample::island(10, "p", 0, 2));
  s.add(sample::island(11, "q", 10));
  s.vote(40, 10, 3);
  s.add(sample::card(20, "a", {}, 11));
  s.relate(30, model::RelationKind::order, 10, 20, "so");
  for (const std::vector<std::string>& parts :
       {std::vector<std::string>{}, {"-opinions"}, {"-maps", "-overview"}}) {
    s.session.report_parts = parts;
    const auto d = made(s.session);
    std::set<std::string> there;
    std::vector<std::string> wanted;
    const auto anchor = [&](const std::string& a) {
      if (!a.empty()) CHECK_MESSAGE(there.insert(a).second, a);
    };
    const auto links = [&](const report::Phrase& phrase) {
      for (const auto& words : phrase)
        if (!words.to.empty()) wanted.push_back(words.to);
    };
    for (const auto& p : d->document.parts) {
      anchor(p.anchor);
      for (const auto& block : p.blocks) {
        if (const auto* h = std::get_if<report::Heading>(&block)) {
          anchor(h->anchor);
          links(h->words);
        }
        if (const auto* h = std::get_if<report::IslandHead>(&block)) anchor(h->anchor);
        if (const auto* f = std::get_if<report::Figure>(&block)) anchor(f->anchor);
        if (const auto* q = std::get_if<report::Paragraph>(&block)) links(q->words);
        if (const auto* l = std::get_if<report::List>(&block))
          for (const auto& item : l->items) links(item);
        if (const auto* t = std::get_if<report::Table>(&block))
          for (const auto& row : t->rows)
            for (const auto& cell : row) links(cell.words);
      }
    }
    for (const auto& to : wanted) CHECK_MESSAGE(there.contains(to), to);
  }
}

TEST_CASE("compose: at a glance are at most seven plates, those with most points first") {
  sample::OneBoard s;
  for (int i = 0; i < 43; ++i) s.add(sample::island(100 + i, "plate" + std::to_string(i)));
  s.vote(40, 130, 5);
  const auto d = made(s.session);
  const auto list = blocks<report::List>(part(d->document, "glance")).at(0);
  CHECK(list.items.size() == 8);
  CHECK(text_of(list.items.front()) == "plate30");
  CHECK(text_of(list.items.back()) == "and 36 more");
}

TEST_CASE("compose: results are the first three ranks of each question") {
  sample::OneBoard s;
  for (int i = 0; i < 12; ++i) {
    s.add(sample::island(100 + i, "plate" + std::to_string(i)));
    s.vote(40 + i, 100 + i, 20 - i);
  }
  const auto d = made(s.session);
  const auto top = blocks<report::Table>(part(d->document, "results")).at(0);
  CHECK(top.rows.size() == 3);
  CHECK(text_of(top.rows[0][1].words) == "1-1 plate0");
  CHECK(top.rows[0][2].share == 1);
  CHECK(blocks<report::Table>(part(d->document, "opinions")).at(0).rows.size() == 12);
}

TEST_CASE("compose: where the results name all that got points, nobody reads them twice") {
  sample::OneBoard s;
  for (int i = 0; i < 6; ++i) {
    s.add(sample::island(100 + i, "plate" + std::to_string(i)));
    s.vote(40 + i, 100 + i, 10 - i);
  }
  const auto d = made(s.session);
  CHECK(blocks<report::Table>(part(d->document, "results")).at(0).rows.size() == 6);
  CHECK(blocks<report::Table>(part(d->document, "opinions")).empty());
  s.session.report_parts = {"-results"};
  const auto without = made(s.session);
  CHECK(blocks<report::Table>(part(without->document, "opinions")).at(0).rows.size() == 6);
}

TEST_CASE("compose: a map whose letters would be too small on paper comes in pieces, too") {
  sample::OneBoard s;
  using What = report::Figure::What;
  s.add(sample::island(10, "p"));
  s.board->islands[id(10)].plate_pos = {0, -60};
  s.add(sample::card(20, "a", {0, 0}, 10));
  auto figures = blocks<report::Figure>(part(made(s.session)->document, "maps"));
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].what == What::whole);
  s.add(sample::island(11, "far"));
  s.board->islands[id(11)].plate_pos = {4000, -60};
  s.add(sample::card(21, "b", {4000, 0}, 11));
  s.add(sample::card(22, "alone", {2000, 0}));
  s.relate(30, model::RelationKind::close, 10, 11);
  const auto d = made(s.session);
  figures = blocks<report::Figure>(part(d->document, "maps"));
  REQUIRE(figures.size() == 4);
  CHECK(figures[1].what == What::index);
  CHECK(figures[2].what == What::detail);
  CHECK(report::board_of(figures[1]).islands.size() == 2);
  CHECK(report::smallest_letters_pt(report::board_of(figures[1]), report::kFigurePage) >=
        report::kReadable_pt);
  const model::Board one = report::board_of(figures[2]);
  CHECK(one.islands.size() == 1);
  CHECK(one.cards.size() == 1);
  CHECK(one.relations.empty());
  CHECK(report::smallest_letters_pt(one, report::kFigurePage) >= report::kReadable_pt);
  // Two plates four metres apart can be read there: they were moved together.
  CHECK(blocks<report::List>(part(d->document, "maps")).empty());
}

TEST_CASE("compose: the questionnaire is summed up, and tells nobody's order") {
  sample::OneBoard s;
  using Kind = model::InquiryKind;
  s.session.inquiries[id(70)] = {id(70), 0, Kind::faces, "How was it?", {}, {}};
  s.session.inquiries[id(71)] = {id(71), 1, Kind::choices, "Which?", {"a", "b"}, {}};
  s.session.inquiries[id(72)] = {id(72), 2, Kind::text, "What else?", {}, {}};
  s.session.inquiries[id(73)] = {id(73), 3, Kind::scale, "Nobody answered", {}, {}};
  CHECK(part(made(s.session)->document, "survey") == nullptr);
  const auto answer = [&](int n, int inquiry, int value, std::string text = {}) {
    s.session.answers[id(n)] = {id(n), id(inquiry), value, std::move(text), {}};
  };
  answer(80, 70, 5);
  answer(81, 70, 5);
  answer(82, 70, 2);
  answer(83, 71, 2);
  answer(84, 72, 0, "zebra");
  answer(85, 72, 0, "ant");
  const auto d = made(s.session);
  const auto charts = blocks<report::Chart>(part(d->document, "survey"));
  REQUIRE(charts.size() == 2);
  CHECK(charts[0].bars.at(0).count == 2);
  CHECK(charts[0].note == "Answers: 3. Mean: 4.0 of 5.");
  CHECK(charts[1].bars.at(1).share == 1);
  const auto said = blocks<report::List>(part(d->document, "survey")).at(0);
  CHECK(text_of(said.items.at(0)) == "ant");
  CHECK(text_of(said.items.at(1)) == "zebra");
}

TEST_CASE("compose: what was masked is counted, and whose report it is is said") {
  sample::OneBoard s;
  s.add(sample::card(20, "Mr Aoki"));
  s.board->redactions[id(50)] = {id(50), id(20), "Aoki", "", {}};
  const auto d = made(s.session, {}, {"Town", "Office", "03-1111", "a@b", "CC BY 4.0", {}, {}});
  std::string all;
  const auto lists = blocks<report::List>(part(d->document, "privacy"));
  for (const auto& item : lists.at(0).items) all += text_of(item) + "\n";
  for (const auto& p : blocks<report::Paragraph>(part(d->document, "privacy")))
    all += text_of(p.words);
  CHECK(sample::count(all, "who somebody is: 1.") == 1);
  CHECK(sample::count(all, "Who wrote which card is not told.") == 1);
  CHECK(sample::count(all, "CC BY 4.0") == 1);
  CHECK(text_of(d->document.town) == "Town");
  CHECK(blocks<report::Table>(part(d->document, "contact")).at(0).rows.size() == 3);
}

TEST_CASE("compose: dates are said as people say them") {
  const sample::JapaneseCatalogue ja({{"Report", "報告書"}, {"Date", "日付"}});
  CHECK(report::date_words("2026-07-05", ja.messages()) == "令和8年7月5日（日）");
  CHECK(report::date_words("2019-05-01", ja.messages()) == "令和元年5月1日（水）");
  CHECK(report::date_words("2019-04-30", ja.messages()) == "平成31年4月30日（火）");
  CHECK(report::date_words("2026-07-05", {}) == "Sunday, 5 July 2026");
  for (const char* other : {"", "2026-02-30", "1950-01-01", "7月5日", "2026-07-05 17:00"})
    CHECK(report::date_words(other, ja.messages()) == other);
}

TEST_CASE("compose: the language is the session's") {
  sample::OneBoard s;
  s.session.title = "";
  CHECK(report::language_of({}) == "en");
  CHECK(report::language_of(s.session) == "en");
  s.add(sample::card(20, "公園"));
  s.add(sample::card(21, "ABC"));
  CHECK(report::language_of(s.session) == "en");
  s.add(sample::card(22, "ほしい"));
  CHECK(report::language_of(s.session) == "ja");
}

TEST_CASE("form and town: what is wrong is said") {
  const auto form = report::read_form(
      R"({"format":"kurumaza-form","version":1,"parts":["maps"],"numbered":false})", "f.json");
  REQUIRE(form.ok());
  CHECK(form->parts == std::vector<std::string>{"maps"});
  const auto wrong = [](const char* text) {
    const auto read = report::read_form(text, "f.json");
    REQUIRE_FALSE(read.ok());
    return read.error().text();
  };
  CHECK(wrong("{\n\"a\":").starts_with("f.json: Line 2: this is not JSON"));
  CHECK(sample::count(wrong("[]"), "kurumaza-form") == 1);
  CHECK(sample::count(wrong(R"({"format":"kurumaza-form","version":1,"parts":["pie"]})"),
                      "\"pie\"") == 1);
  CHECK(sample::count(wrong(R"({"format":"kurumaza-form","version":1,"parts":3})"), "list") == 1);
  CHECK(sample::count(wrong(R"({"format":"kurumaza-form","version":2})"), "version") == 1);
  const auto town = report::read_town(
      R"({"format":"kurumaza-town","version":1,"name":"N","logo":"l.png"})", "/a/town.json");
  REQUIRE(town.ok());
  CHECK(town->logo == "/a/l.png");
  CHECK_FALSE(report::read_town(R"({"format":"kurumaza-town","version":1,"nam":"N"})", "t").ok());
  const auto in_zone = [](const std::string& zone) {
    return report::read_town(R"({"format":"kurumaza-town","version":1,"zone":")" + zone + R"("})",
                             "t");
  };
  REQUIRE(in_zone("Europe/Berlin").ok());
  constexpr base::WallTime kEvening = 1783247400000;  // 2026-07-05T10:30:00Z
  CHECK(in_zone("Europe/Berlin")->zone.offset_s(kEvening) == 2 * 3600);
  CHECK(in_zone("")->zone.offset_s(kEvening) == 9 * 3600);
  const auto unknown = in_zone("Asia/Tokio");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().message.english().find("Asia/Tokio") != std::string::npos);
}

TEST_CASE(
    "forms: all of the folders are offered, the full one first, each in the language asked for") {
  support::MemoryFileSystem files;
  const auto put = [&](const base::Path& path, const std::string& text) {
    REQUIRE(files.make_folders(path.parent_path()).ok());
    files.put(path, text);
  };
  const std::string head = R"({"format":"kurumaza-form","version":1)";
  put("/own/short.json", head + R"(,"name":"ours","parts":["cover"]})");
  put("/own/wrong.json", head + R"(,"name":{"ja":5}})");
  put("/program/full.json", head + R"(,"name":{"ja":"全部","en":"all"}})");
  put("/program/short.json", head + R"(,"name":"theirs"})");
  put("/program/a.json", head + "}");
  const auto found = report::find_forms(files, {"/own", "/none", "/program"}, "ja");
  REQUIRE(found.good.size() == 3);
  CHECK(found.good[0].name.empty());
  CHECK(found.good[0].form.title == "全部");
  CHECK(found.good[1].form.title == "a");
  CHECK(found.good[2].form.title == "ours");
  REQUIRE(found.wrong.size() == 1);
  CHECK(found.wrong[0].context == "/own/wrong.json");
  CHECK(report::find_forms(files, {"/program"}, "fr").good[0].form.title == "全部");
  model::Session session;
  session.report_parts = {"maps", "-cover", "no-part"};
  const auto form = report::with_parts_of(found.good[2].form, session);
  CHECK(form.parts == std::vector<std::string>{"cover", "maps"});
}
