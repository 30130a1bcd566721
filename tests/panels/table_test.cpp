#include <doctest/doctest.h>

#include <algorithm>

#include "model/origin.h"
#include "stage.h"

namespace {

using namespace panels_test;
using panels::SavingState;

template <class T>
const T& only(const Commands& all) {
  REQUIRE(all.size() == 1);
  REQUIRE(std::holds_alternative<T>(all[0]));
  return std::get<T>(all[0]);
}

bool said(Stage& stage, const std::string& part) {
  return std::ranges::any_of(stage.screen().texts(),
                             [&](const auto& t) { return t.text.find(part) != std::string::npos; });
}

TEST_CASE("bar: each button gives its command once") {
  Stage stage;
  TableView v = sample_table();
  v.can_redo = true;
  only<panels::NewCard>(stage.tap(v, "new-card"));
  only<panels::OpenTray>(stage.tap(v, "tray"));
  only<panels::Undo>(stage.tap(v, "undo"));
  only<panels::Redo>(stage.tap(v, "redo"));
  only<panels::FitAll>(stage.tap(v, "fit"));
  CHECK_FALSE(only<panels::SetViewLocked>(stage.tap(v, "lock")).locked);
  CHECK(only<panels::SetLanguage>(stage.tap(v, "language")).lang == "en");
  only<panels::MakeReport>(stage.tap(v, "report"));
  only<panels::Leave>(stage.tap(v, "leave"));
}

TEST_CASE("bar: the same at a width where the labels are gone") {
  Stage stage({800, 600, 96 / 25.4});
  TableView v = sample_table();
  only<panels::NewCard>(stage.tap(v, "new-card"));
  only<panels::Leave>(stage.tap(v, "leave"));
  CHECK_FALSE(said(stage, stage.tr()("Show all")));
}

TEST_CASE("bar: closer and farther, where that does something, with the view locked too") {
  Stage stage;
  TableView v = sample_table();
  v.view_locked = true;
  CHECK(only<panels::Zoom>(stage.tap(v, "zoom-in")).way == panels::Zoom::Way::in);
  CHECK(only<panels::Zoom>(stage.tap(v, "zoom-out")).way == panels::Zoom::Way::out);
  v.can_zoom_in = false;
  CHECK(stage.tap(v, "zoom-in").empty());
  CHECK_FALSE(stage.button("zoom-in").enabled);
  CHECK(stage.button("zoom-out").enabled);
}

TEST_CASE("bar: an unlocked view offers to lock it") {
  Stage stage;
  TableView v = sample_table();
  v.view_locked = false;
  CHECK(only<panels::SetViewLocked>(stage.tap(v, "lock")).locked);
}

TEST_CASE("bar: what can't be done now does nothing") {
  Stage stage;
  TableView v = sample_table();
  v.can_undo = v.can_redo = false;
  CHECK(stage.tap(v, "undo").empty());
  CHECK(stage.tap(v, "redo").empty());
  CHECK_FALSE(stage.button("undo").enabled);
}

TEST_CASE("bar: a session opened read-only changes nothing, and says so") {
  Stage stage;
  TableView v = sample_table();
  v.saving.state = SavingState::read_only;
  CHECK(stage.tap(v, "new-card").empty());
  CHECK(stage.tap(v, "undo").empty());
  CHECK(said(stage, stage.tr()("Look only")));
  v.tray_open = true;
  CHECK(stage.tap(v, "tray-card-" + v.tray[0].id.str()).empty());
  only<panels::FitAll>(stage.tap(v, "fit"));
}

TEST_CASE("bar: the arrows go from board to board and stop at the ends") {
  Stage stage;
  TableView v = sample_table();
  CHECK(stage.tap(v, "board-prev").empty());
  CHECK(only<panels::SwitchBoard>(stage.tap(v, "board-next")).board == sample_id(2));
  v.board = 2;
  CHECK(stage.tap(v, "board-next").empty());
  CHECK(only<panels::SwitchBoard>(stage.tap(v, "board-prev")).board == sample_id(2));
  CHECK(said(stage, "3 / 3"));
}

TEST_CASE("bar: one board needs no arrows; none at all is no trouble") {
  Stage stage;
  TableView v = sample_table();
  v.boards.resize(1);
  stage.frame(v);
  CHECK_FALSE(stage.has("board-next"));
  v.boards.clear();
  v.board = 7;
  v.title = "";
  stage.frame(v);
  CHECK(stage.has("new-card"));
}

TEST_CASE("bar: the tray's button counts its cards") {
  Stage stage;
  TableView v = sample_table();
  stage.frame(v);
  CHECK(said(stage, std::string(stage.tr()("Tray")) + "  7"));
  v.tray.clear();
  stage.frame(v);
  CHECK_FALSE(said(stage, std::string(stage.tr()("Tray")) + "  "));
}

TEST_CASE("tray: a card of handwriting alone shows its ink, on the card") {
  const auto corners = [](Stage& stage, const TableView& v) {
    stage.frame(v);
    stage.frame(v);
    std::vector<base::Vec2> out;
    const ImDrawData* data = ImGui::GetDrawData();
    for (int l = 0; l < data->CmdListsCount; ++l)
      for (const ImDrawVert& vertex : data->CmdLists[l]->VtxBuffer)
        out.push_back({vertex.pos.x, vertex.pos.y});
    return out;
  };
  Stage stage;
  TableView v = sample_table();
  v.tray_open = true;
  v.tray.resize(1);
  v.tray[0].text.clear();
  const auto empty = corners(stage, v);
  model::InkStroke stroke;
  stroke.width = 1;
  stroke.points = {{-30, -20}, {0, 15}, {30, -20}};
  v.tray[0].ink = {stroke};
  const auto inked = corners(stage, v);
  REQUIRE(inked.size() > empty.size());
  const base::Rect card = stage.button("tray-card-" + v.tray[0].id.str()).rect_px;
  base::Rect ink;
  for (const base::Vec2 p : inked)
    if (std::find(empty.begin(), empty.end(), p) == empty.end()) ink = ink.united({p, p});
  CHECK(card.common(ink) == ink);
  CHECK(ink.width() > card.width() * 0.75);
  CHECK(ink.height() > card.height() * 0.65);
}

TEST_CASE("saving: when nothing is being saved the table says since when and why") {
  Stage stage({2560, 1080, 96 / 25.4});  // wide enough for its words
  TableView v = sample_table();
  stage.frame(v);
  CHECK(said(stage, stage.tr()("Saved")));
  const double calm = stage.screen().room().free.max.y;
  v.saving = {SavingState::not_saving, "19:42", "ディスクがいっぱいです。"};
  stage.frame(v);
  CHECK(said(stage, stage.tr()("Not saving")));
  CHECK(said(stage, "19:42"));
  CHECK(said(stage, "ディスクがいっぱいです。"));
  CHECK(stage.screen().room().free.max.y < calm);
  only<panels::NewCard>(stage.tap(v, "new-card"));
}

TEST_CASE("saving: nothing on the bar moves when saving begins and ends") {
  Stage stage;
  TableView v = sample_table();
  stage.frame(v);
  const auto before = stage.screen().buttons();
  v.saving.state = SavingState::saving;
  stage.frame(v);
  const auto& after = stage.screen().buttons();
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(before[i].rect_px == after[i].rect_px);
}

TEST_CASE("tray: a tap lays a card back, the bar's button and the drawer's close it") {
  Stage stage;
  TableView v = sample_table();
  v.tray_open = true;
  CHECK(only<panels::TakeFromTray>(stage.tap(v, "tray-card-" + v.tray[1].id.str())).card ==
        v.tray[1].id);
  only<panels::CloseTray>(stage.tap(v, "tray-close"));
  only<panels::CloseTray>(stage.tap(v, "tray"));
  only<panels::OpenImport>(stage.tap(v, "tray-import"));
}

TEST_CASE("tray: a card says where it comes from, phones in the people's own language") {
  Stage stage;
  TableView v = sample_table();
  v.tray_open = true;
  v.tray.resize(2);
  v.tray[0].origin = "3班";
  v.tray[1].origin = model::kFromPhones;
  stage.frame(v);
  CHECK(said(stage, "3班から"));
  CHECK(said(stage, "スマホから"));
  CHECK_FALSE(said(stage, "phones"));
}

TEST_CASE("tray: sliding sideways shows the rest and takes nothing") {
  Stage stage;
  TableView v = sample_table();
  v.tray_open = true;
  stage.frame(v);
  const std::string first = "tray-card-" + v.tray[0].id.str(),
                    third = "tray-card-" + v.tray[2].id.str();
  const base::Vec2 from = stage.button(third).rect_px.centre();
  const double before = stage.button(third).rect_px.min.x;
  CHECK(stage.drag(v, from, from - base::Vec2{120, 0}, 6).empty());
  CHECK(stage.button(third).rect_px.min.x < before - 80);
}

TEST_CASE("tray: empty, it says what it is for") {
  Stage stage;
  TableView v = sample_table();
  v.tray_open = true;
  v.tray.clear();
  stage.frame(v);
  CHECK(said(stage, stage.tr()("Cards that are put away wait here; nothing is ever thrown out. Drag a card here to put it away.")));
}

TEST_CASE("import: a file is chosen from the sheet, and the sheet closes") {
  Stage stage;
  TableView v = sample_table();
  v.files_open = true;
  CHECK(only<panels::ImportFile>(stage.tap(v, "row-1")).path == "/home/machi/kurumaza/ideas.txt");
  CHECK(only<panels::BrowseFolder>(stage.tap(v, "row-0")).path == "/home/machi/kurumaza/2025");
  only<panels::CloseFiles>(stage.tap(v, "files-close"));
}

TEST_CASE("import: before cards are made the file is shown, and another column is one tap away") {
  for (const panels_test::Display& display :
       {panels_test::kDesk, panels_test::kSharp, panels_test::kSmall, panels_test::kBigTable}) {
    Stage stage(display);
    TableView v = sample_table();
    v.files_open = true;
    v.import = panels_test::sample_import();
    stage.frame(v);
    CHECK(stage.button("import-column-0").text == "on");
    CHECK(stage.button("import-column-1").text == "off");
    CHECK(only<panels::ChooseImportColumn>(stage.tap(v, "import-column-1")).column == 1);
    const auto group = only<panels::SetImportOption>(stage.tap(v, "import-group"));
    CHECK(group.option == panels::ImportOption::group);
    CHECK(group.on);
    CHECK_FALSE(only<panels::SetImportOption>(stage.tap(v, "import-who")).on);
    only<panels::MakeImportCards>(stage.tap(v, "import-make"));
    only<panels::LeaveImport>(stage.tap(v, "import-back"));
    only<panels::CloseFiles>(stage.tap(v, "files-close"));
    CHECK(said(stage, "48"));
    CHECK(said(stage, "坂道に手すりを付けて"));
    const double ten_mm = stage.screen().theme().px(10);
    for (const char* name : {"import-make", "import-back", "import-group", "import-column-0"})
      CHECK(stage.button(name).rect_px.max.y - stage.button(name).rect_px.min.y >= ten_mm);
  }
}

TEST_CASE(
    "import: what cannot be taken is said in the file's place, and nothing can be made of it") {
  Stage stage;
  TableView v = sample_table();
  v.files_open = true;
  v.import =
      panels::ImportView{"意見.txt", "このファイルには何も書かれていません。", {}, {}, {}, 0};
  stage.frame(v);
  CHECK(said(stage, "何も書かれていません"));
  CHECK_FALSE(stage.has("import-make"));
  only<panels::LeaveImport>(stage.tap(v, "import-back"));
}

TEST_CASE("toasts: the action and the cross name their toast; the newest lies lowest") {
  Stage stage;
  TableView v = sample_table();
  v.toasts = {{4, panels::ToastKind::info, "一", {}, "見る"},
              {5, panels::ToastKind::good, "二", {}, "開く"}};
  CHECK(only<panels::ToastAction>(stage.tap(v, "toast-action")).toast == 5);
  CHECK(only<panels::ToastAction>(stage.tap(v, "toast-action-1")).toast == 4);
  CHECK(only<panels::CloseToast>(stage.tap(v, "toast-close")).toast == 5);
  CHECK(stage.button("toast-close").rect_px.min.y > stage.button("toast-close-1").rect_px.min.y);
}

TEST_CASE("toasts: with two verbs each is told from the other") {
  Stage stage;
  TableView v = sample_table();
  v.toasts = {{5, panels::ToastKind::good, "報告書", {}, "開く", "USBへコピー"}};
  using Which = panels::ToastAction::Which;
  CHECK(only<panels::ToastAction>(stage.tap(v, "toast-action")).which == Which::action);
  CHECK(only<panels::ToastAction>(stage.tap(v, "toast-other")).which == Which::other);
}

TEST_CASE("hand over: a place that is tapped is copied to, but not while something is copied") {
  Stage stage;
  TableView v = sample_table();
  v.hand_over = panels_test::sample_hand_over();
  CHECK(only<panels::CopyTo>(stage.tap(v, "copy-to-0")).place.folder == "/media/MACHI-01");
  CHECK(stage.button("copy-to-1").text == "ドキュメント");
  v.hand_over->state = panels::HandOverView::State::copying;
  v.hand_over->part = 0.4f;
  CHECK(stage.tap(v, "copy-to-0").empty());
  only<panels::CloseHandOver>(stage.tap(v, "hand-over-close"));
}

TEST_CASE("bar: a question too long for its line is there in full, in as many as it needs") {
  for (const Display& display : {kDesk, Display{1366, 768, 96 / 25.4f}}) {
    Stage stage(display);
    TableView v = sample_table();
    v.boards[0].question = "これからの公園に、だれが、いつ、どんなことをしに来たいですか？";
    stage.frame(v);
    const auto whole = [&] {
      return std::ranges::any_of(stage.screen().texts(), [&](const panels::DrawnText& d) {
        return d.text.find(v.boards[0].question) != std::string::npos && !d.shortened;
      });
    };
    CHECK(whole());
    only<panels::OpenSessionSheet>(stage.tap(v, "session-sheet"));
  }
}

TEST_CASE("toasts: a long list of findings is shown in part, and the rest is counted") {
  Stage stage;
  TableView v = sample_table();
  v.toasts = {
      {1, panels::ToastKind::warning, "直しました。", std::vector<std::string>(40, "発見"), ""}};
  stage.frame(v);
  CHECK(said(stage, "34"));
  CHECK(stage.button("toast-close").rect_px.min.y > 0);
}

TEST_CASE("toasts: they can be answered on the start page too") {
  Stage stage;
  StartView v = sample_start();
  v.toasts = {{9, panels::ToastKind::warning, "開けませんでした。", {}, ""}};
  CHECK(only<panels::CloseToast>(stage.tap(v, "toast-close")).toast == 9);
  // A tap on the page behind must not bring it before the toast.
  stage.tap(v, "start-new");
  CHECK(only<panels::CloseToast>(stage.tap(v, "toast-close")).toast == 9);
}

TEST_CASE("toasts: they lie beside an open sheet, in as many lines as that takes") {
  Stage stage({1366, 768, 96 / 25.4});
  TableView v = sample_table();
  std::string words;
  for (int n = 0; n < 12; ++n) words += "この問いにはカードがあります。";
  v.toasts = {{4, panels::ToastKind::info, words, {}, "見る"}};
  v.files_open = true;
  stage.frame(v);
  stage.frame(v);
  const double left = stage.screen().room().free.max.x;
  CHECK(left < 900);
  for (const char* name : {"toast-action", "toast-close"})
    CHECK(stage.button(name).rect_px.max.x < left);
  for (const auto& t : stage.screen().texts())
    if (t.text == words) CHECK_FALSE(t.shortened);
}

TEST_CASE("toasts and tray: they lie beside people who write, else above them") {
  Stage stage;
  TableView v = sample_table();
  const double mm = kDesk.px_per_mm, seat_top = kDesk.h - 130 * mm;
  const auto seat = [&](double middle, double half) {
    return base::Rect{{middle - half, seat_top}, {middle + half, kDesk.h}};
  };
  const auto check_clear = [&](const char* name) {
    const base::Rect r = stage.button(name).rect_px;
    for (const base::Rect& s : v.open_seats) CHECK_FALSE(s.intersects(r));
    return r;
  };
  v.toasts = {{4, panels::ToastKind::info, "一", {}, "見る"}};
  v.tray_open = true;
  SUBCASE("one in the middle: the drawer lies beside") {
    v.open_seats = {seat(kDesk.w / 2, 80 * mm)};
    stage.frame(v);
    CHECK(check_clear("tray-close").min.y > seat_top);
    check_clear("toast-action");
  }
  SUBCASE("all along: they lie above") {
    v.open_seats = {seat(kDesk.w / 4, kDesk.w / 4 - 10), seat(kDesk.w * 3 / 4, kDesk.w / 4 - 10)};
    stage.frame(v);
    CHECK(check_clear("tray-close").max.y < seat_top);
    check_clear("toast-action");
    CHECK(stage.screen().room().bar_top > seat_top);
  }
  SUBCASE("handles: messages leave them free") {
    v.tray_open = false;
    stage.frame(v);
    v.handles = {base::Rect::around({kDesk.w / 2, stage.screen().room().bar_top - 7 * mm},
                                    {44 * mm, 13 * mm})};
    stage.frame(v);
    for (const char* name : {"toast-action", "toast-close"})
      CHECK_FALSE(v.handles[0].intersects(stage.button(name).rect_px));
    CHECK_FALSE(stage.screen().wants_pointer(v.handles[0].centre()));
  }
  SUBCASE("everywhere: above the bar, whoever writes there") {
    v.open_seats = {{{0, 0}, {kDesk.w, kDesk.h}}};
    stage.frame(v);
    CHECK(stage.button("tray-close").rect_px.min.y > seat_top);
    CHECK(stage.button("toast-action").rect_px.min.y > 0);
  }
}

TEST_CASE("hint: an empty table says how to begin, and the sentence takes no touches") {
  Stage stage;
  TableView v = sample_table();
  v.hint = panels::Hint::new_card;
  stage.frame(v);
  const std::string sentence = stage.tr()("Tap “New card” and write the first one");
  CHECK(said(stage, sentence));
  CHECK_FALSE(stage.screen().wants_pointer({kDesk.w / 2, kDesk.h * 0.42}));
  // Without keys it leads to the seats, and only there.
  v.hint = panels::Hint::add_seat;
  stage.frame(v);
  CHECK_FALSE(said(stage, sentence));
  CHECK(said(stage, stage.tr()("Tap “Write here” at your side and write the first card")));
  v.hint = panels::Hint::open_seat;
  stage.frame(v);
  CHECK(said(stage, stage.tr()("Tap your seat at the edge and write the first card there")));
  v.hint = panels::Hint::none;
  stage.frame(v);
  for (const char* any : {"Tap “New card” and write the first one",
                          "Tap “Write here” at your side and write the first card",
                          "Tap your seat at the edge and write the first card there"})
    CHECK_FALSE(said(stage, stage.tr()(any)));
}

TEST_CASE(
    "touch router: fingers on bar, drawer, sheet and toast belong to the panels, others not") {
  Stage stage;
  TableView v = sample_table();
  stage.frame(v);
  const base::Vec2 bar = stage.button("fit").rect_px.centre();
  const base::Vec2 low{kDesk.w / 2, kDesk.h - 50 * kDesk.px_per_mm},
      middle{kDesk.w / 2, kDesk.h / 3};
  const base::Vec2 right{kDesk.w - 100, kDesk.h / 3};
  CHECK(stage.screen().wants_pointer(bar));
  for (const auto p : {low, middle, right}) CHECK_FALSE(stage.screen().wants_pointer(p));
  v.tray_open = true;
  stage.frame(v);
  CHECK(stage.screen().wants_pointer(low));
  CHECK_FALSE(stage.screen().wants_pointer(middle));
  v.files_open = true;
  stage.frame(v);
  CHECK(stage.screen().wants_pointer(right));
  CHECK_FALSE(stage.screen().wants_pointer(middle));
  CHECK(stage.screen().room().free.max.x < right.x);
  CHECK_FALSE(stage.screen().wants_keyboard());
  v = sample_table();
  v.toasts = {{1, panels::ToastKind::info, "書きました。", {}, ""}};
  stage.frame(v);
  CHECK(stage.screen().wants_pointer(stage.button("toast-close").rect_px.centre()));
}

TEST_CASE("an untouched table asks for no frames") {
  Stage stage;
  TableView v = sample_table();
  v.tray_open = true;
  stage.frame(v);
  stage.frame(v);
  CHECK_FALSE(stage.screen().needs_frame());
}

}  // namespace
