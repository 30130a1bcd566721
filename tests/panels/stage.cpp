#include "stage.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace panels_test {

Stage::Stage(Display display, const std::string& lang, panels::Appearance appearance,
             panels::IconSource icons)
    : display_(display), messages_(lang, base::find_assets().locale.string()) {
  const base::Path folder = base::find_assets().fonts;
  auto fonts = panels::Fonts::create(
      files_, {folder / "BIZUDPGothic-Regular.ttf", folder / "BIZUDPGothic-Bold.ttf", {}});
  fonts_ = std::move(fonts).value();
  context_ = ImGui::CreateContext(&fonts_->atlas());
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {display.w, display.h};
  io.DeltaTime = 1 / 60.0f;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  appearance.px_per_mm = display.px_per_mm;
  screen_ = std::make_unique<panels::Screen>(panels::Theme(appearance), *fonts_, std::move(icons));
  lift();
}

Stage::~Stage() { ImGui::DestroyContext(context_); }

void Stage::upload() {
  unsigned char* pixels = nullptr;
  int w = 0, h = 0;
  fonts_->atlas().GetTexDataAsRGBA32(&pixels, &w, &h);
  // Any value but null: the rasteriser of the preview takes it for the atlas.
  fonts_->atlas().SetTexID(&fonts_->atlas());
  ++uploads_;
}

namespace {

/// A panel made of how it marks its characters and how it draws.
template <class Need, class Draw>
class Made final : public panels::Panel {
 public:
  Made(Need marks, Draw draws) : marks_(marks), draws_(draws) {}
  void need(panels::Fonts& fonts) override { marks_(fonts); }
  void draw(panels::Ui& ui, panels::Room& room) override { draws_(ui, room); }

 private:
  Need marks_;
  Draw draws_;
};

/// Into the commands of all panels.
template <class One>
void append(Commands& all, const std::vector<One>& some) {
  for (const One& command : some) std::visit([&](const auto& c) { all.push_back(c); }, command);
}

}  // namespace

Commands Stage::frame_of(const std::vector<panels::Panel*>& list) {
  ImGui::SetCurrentContext(context_);
  if (screen_->prepare(list, messages_)) upload();
  ImGui::NewFrame();
  screen_->draw(list, messages_);
  ImGui::Render();
  return std::exchange(asked_, {});
}

Commands Stage::frame(const StartView& view) {
  const bool begins = view.page == panels::StartPanel::new_session;
  if (begins && !new_session_open_) new_session_.reset(view.today);
  new_session_open_ = begins;
  Made page(
      [&](panels::Fonts& fonts) {
        need(fonts, static_cast<const panels::HomeView&>(view));
        fonts.need(new_session_.typed());
        if (view.page == panels::StartPanel::files) need(fonts, view.files);
      },
      [&](panels::Ui& ui, panels::Room&) {
        panels::HomeCommands home;
        std::vector<panels::NewSessionCommand> begun;
        panels::FilesCommands files;
        if (view.page == panels::StartPanel::home) home_.draw(ui, view, home);
        if (begins) new_session_.draw(ui, view.agendas, begun);
        if (view.page == panels::StartPanel::files) files_panel_.draw_page(ui, view.files, files);
        append(asked_, home);
        append(asked_, begun);
        append(asked_, files);
      });
  Made toasts([&](panels::Fonts& fonts) { need(fonts, view.toasts); },
              [&](panels::Ui& ui, panels::Room& room) {
                std::vector<panels::ToastCommand> out;
                draw_toasts(ui, view.toasts, room, out);
                append(asked_, out);
              });
  return frame_of({&page, &toasts});
}

Commands Stage::frame(const TableView& view) {
  new_session_open_ = false;
  panels::BarView bar_view = view;
  bar_view.tray_cards = view.tray.size();
  const panels::TrayView tray_view{view.tray, view.saving.state != panels::SavingState::read_only};
  Made bar([&](panels::Fonts& fonts) { need(fonts, bar_view); },
           [&](panels::Ui& ui, panels::Room& room) {
             room.open_seats = view.open_seats;
             room.handles = view.handles;
             panels::BarCommands out;
             room.bottom = room.bar_top = draw_bar(ui, bar_view, out);
             room.free = {{0, 0}, {ui.window.w, room.bottom}};
             append(asked_, out);
           });
  Made hint([](panels::Fonts&) {},
            [&](panels::Ui& ui, panels::Room&) {
              if (!view.tray_open && !view.files_open) draw_hint(ui, view.hint);
            });
  Made tray(
      [&](panels::Fonts& fonts) {
        if (view.tray_open) need(fonts, tray_view);
      },
      [&](panels::Ui& ui, panels::Room& room) {
        if (!view.tray_open) return;
        std::vector<panels::TrayCommand> out;
        room.bottom = tray_.draw(ui, tray_view, room, out);
        room.free.max.y = room.bottom;
        append(asked_, out);
      });
  Made files(
      [&](panels::Fonts& fonts) {
        if (view.files_open) need(fonts, view.files);
        if (view.files_open && view.import) need(fonts, *view.import);
      },
      [&](panels::Ui& ui, panels::Room& room) {
        if (!view.files_open) return;
        panels::FilesCommands out;
        panels::ImportCommands import;
        const float above = view.tray_open ? room.bottom : panels::bar_area(ui).y;
        room.free.max.x = view.import
                              ? files_panel_.draw_sheet(ui, *view.import, above, out, import)
                              : files_panel_.draw_sheet(ui, view.files, above, out);
        append(asked_, out);
        append(asked_, import);
      });
  Made toasts([&](panels::Fonts& fonts) { need(fonts, view.toasts); },
              [&](panels::Ui& ui, panels::Room& room) {
                std::vector<panels::ToastCommand> out;
                draw_toasts(ui, view.toasts, room, out);
                append(asked_, out);
              });
  Made hand_over(
      [&](panels::Fonts& fonts) {
        if (view.hand_over) need(fonts, *view.hand_over);
      },
      [&](panels::Ui& ui, panels::Room&) {
        panels::HandOverCommands out;
        if (view.hand_over) hand_over_.draw(ui, *view.hand_over, out);
        append(asked_, out);
      });
  return frame_of({&bar, &hint, &tray, &files, &hand_over, &toasts});
}

void Stage::finger(base::Vec2 at, bool down) {
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos = {static_cast<float>(at.x), static_cast<float>(at.y)};
  io.MouseDown[0] = down;
}

void Stage::lift() {
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos = {-FLT_MAX, -FLT_MAX};
  io.MouseDown[0] = false;
}

void Stage::type(const std::string& utf8) { ImGui::GetIO().AddInputCharactersUTF8(utf8.c_str()); }

bool Stage::has(const std::string& name) const {
  return std::ranges::count(screen_->buttons(), name, &panels::ButtonRect::name) > 0;
}

const panels::ButtonRect& Stage::button(const std::string& name) const {
  const auto it = std::ranges::find(screen_->buttons(), name, &panels::ButtonRect::name);
  if (it == screen_->buttons().end()) {
    std::fprintf(stderr, "there is no button \"%s\"\n", name.c_str());
    std::abort();
  }
  return *it;
}

void Stage::speak(const std::string& lang) {
  messages_ = base::Messages(lang, base::find_assets().locale.string());
}

base::Id sample_id(unsigned n) {
  base::Id id;
  id.bytes[0] = 1;
  id.bytes[15] = static_cast<std::uint8_t>(n);
  return id;
}

StartView sample_start(int recent) {
  StartView v;
  v.today = "2026-11-22";
  v.version = "0.2.0";
  const struct {
    const char *title, *date, *venue;
    int cards;
    const char* error;
  } list[] = {
      {"市民協働カフェ 第一回：「協働」と聞いて思い浮かべること", "2026-07-05",
       "市民活動支援センター", 64, ""},
      {"これからの公園を考える", "2026-06-28", "東地区コミュニティセンター", 112, ""},
      {"", "2026-06-21", "", 7, ""},
      {"子育て世代と話す会", "2026-06-14", "図書館 多目的室", 38, ""},
      {"三十会場まちづくり懇談会", "2026-06-13", "", 0,
       "18行目の12文字目で、JSONとして読めなくなっています。もとのファイルはそのままです。"},
      {"防災とご近所", "2026-06-07", "第三小学校 体育館", 91, ""},
      {"みんなの図書館ワークショップ", "2026-05-31", "中央図書館", 45, ""},
  };
  for (int i = 0; i < recent; ++i) {
    const auto& s = list[i % 7];
    v.recent.push_back({base::Path("/s/" + std::to_string(i) + ".json"),
                        s.title,
                        s.date,
                        s.venue,
                        s.cards,
                        {},
                        s.error});
  }
  v.files.path = "/home/machi/kurumaza";
  v.files.folder = "ホーム / kurumaza";
  v.files.parent = "/home/machi";
  v.files.entries = {
      {"/home/machi/kurumaza/2025", "2025", "", true, ""},
      {"/home/machi/kurumaza/a.json", "cafe-1.json", "市民協働カフェ 第一回 · 2026-07-05", false,
       ""},
      {"/home/machi/kurumaza/b.json", "park.json", "これからの公園を考える · 2026-06-28", false,
       ""},
      {"/home/machi/kurumaza/c.json", "kondankai.json", "", false,
       "18行目の12文字目で、JSONとして読めなくなっています。"},
      {"/home/machi/kurumaza/d.json", "bousai.json", "防災とご近所 · 2026-06-07", false, ""},
  };
  return v;
}

TableView sample_table() {
  TableView v;
  v.title = "市民協働カフェ 第一回";
  v.boards = {{sample_id(1), "「協働」と聞いて思い浮かべることは？"},
              {sample_id(2), "なぜ必要か？"},
              {sample_id(3), "どんな心がまえが要るか？"}};
  v.can_undo = true;
  v.saving = {panels::SavingState::saved, "", ""};
  const char* words[] = {
      "行政と市民の役割分担をはっきりさせる",
      "あいさつから始める",
      "子育て世代が気軽に集まれる場所が、歩いて行ける範囲にほしい。雨の日でも使えるとなおよい。",
      "「お願い」ではなく「一緒に」",
      "情報がどこにあるのか分からない。ホームページは読みにくく、広報紙は届くのが遅い。回覧板は若い"
      "人に回らない。まずは一か所を見れば全部わかるようにしてほしい。できれば、ふりがなつきで。外国"
      "から来た人にも。",
      "お互いさま",
      "失敗しても責めない"};
  unsigned n = 0;
  for (const char* w : words) {
    v.tray.push_back({sample_id(100 + n), w, static_cast<model::PaperColor>(n % 6), {}});
    ++n;
  }
  v.files = sample_start().files;
  v.files.purpose = panels::FilesPurpose::import_cards;
  v.files.entries = {{"/home/machi/kurumaza/2025", "2025", "", true, ""},
                     {"/home/machi/kurumaza/ideas.txt", "ideas.txt", "24 行", false, ""},
                     {"/home/machi/kurumaza/anketo.csv", "アンケート.csv", "138 行", false, ""}};
  return v;
}

panels::HandOverView sample_hand_over() {
  panels::HandOverView v;
  v.heading = "報告書のコピー";
  v.where = {"市民協働カフェ 第一回", "2026-07-05-市民協働カフェ-第一回.html",
             "フォルダー：ホーム / 市民協働 / 2026-07-05-市民協働カフェ-第一回-report",
             "コンピューター：machi-3"};
  v.places = {{{"USB MACHI-01", "/media/MACHI-01", true}, "空き 12 GB"},
              {{"ドキュメント", "/home/machi/Documents"}, "空き 120 GB"}};
  v.stick = true;
  return v;
}

panels::ImportView sample_import() {
  panels::ImportView v;
  v.file = "まちづくりアンケート（回答）.csv";
  const char* names[] = {"タイムスタンプ", "お名前", "お住まいの地区", "まちづくりについてのご意見",
                         "備考"};
  const char* cells[5][5] = {
      {"2026/07/05 10:31:02", "青木", "北町", "子どもの遊び場がほしい", ""},
      {"2026/07/05 10:40:55", "井上", "南町", "坂道に手すりを付けて", "急がない"},
      {"2026/07/05 10:42:10", "", "北町",
       "用水路に柵がない。雨の日は水かさが増えて、通学の子どもがあぶない。", ""},
      {"2026/07/05 10:44:31", "江口", "東町", "朝市を続けたい", "人気"},
      {"2026/07/05 10:49:02", "", "南町", "空き家が増えた", ""}};
  for (std::size_t c = 0; c < 5; ++c) {
    panels::ImportColumnView column;
    column.name = names[c];
    for (const auto& row : cells) column.cells.emplace_back(row[c]);
    column.chosen = c == 3;
    v.columns.push_back(std::move(column));
  }
  std::rotate(v.columns.begin(), v.columns.begin() + 3, v.columns.begin() + 4);
  v.toggles = {{panels::ImportOption::group, "「お住まいの地区」で島にする", false},
               {panels::ImportOption::who, "「お名前」を書いた人にする", true},
               {panels::ImportOption::head, "見出しの行はカードにしない", true}};
  v.notes = {"読めない文字があり、\ufffd で示しています：3行目", "空の2行は除きました",
             "使わない列：「タイムスタンプ」、「お住まいの地区」、「備考」"};
  v.cards = 48;
  return v;
}

}  // namespace panels_test
