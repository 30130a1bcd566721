// Stage: the panels without a window, for tests and for the preview: an ImGui context of its own, a
// finger to tap and drag with, and sample views in Japanese.
#pragma once

#include <imgui.h>

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/assets.h"
#include "base/messages.h"
#include "panels/bar.h"
#include "panels/files.h"
#include "panels/hand_over.h"
#include "panels/hint.h"
#include "panels/home.h"
#include "panels/new_session.h"
#include "panels/screen.h"
#include "panels/toasts.h"

namespace panels_test {

/// A display: its size and density.
struct Display {
  float w = 1920, h = 1080;
  double px_per_mm = 96 / 25.4;
};
inline constexpr Display kDesk{1920, 1080, 96 / 25.4};
inline constexpr Display kSharp{3840, 2160, 192 / 25.4};
inline constexpr Display kLaptop{1366, 768, 96 / 25.4};
inline constexpr Display kUpright{1080, 1920, 96 / 25.4};
inline constexpr Display kSmall{1280, 720, 96 / 25.4};
inline constexpr Display kBigTable{1920, 1080, 1920 / 1210.0};  // 55 inches

/// All that the panels of the start's pages show, and those of the table.
struct StartView : panels::HomeView {
  panels::StartPanel page = panels::StartPanel::home;
  std::string today;  // prefilled date
  panels::AgendaOffers agendas;
  panels::FilesView files;
  std::vector<panels::Toast> toasts;  // newest last
};
struct TableView : panels::BarView {
  panels::Hint hint = panels::Hint::none;
  std::vector<base::Rect> open_seats, handles;  // window px
  std::vector<panels::TrayCard> tray;
  std::optional<panels::HandOverView> hand_over;
  bool files_open = false;
  panels::FilesView files;
  std::optional<panels::ImportView> import;  // in the files' place
  std::vector<panels::Toast> toasts;
};

/// What any of them asks for.
using Command = std::variant<
    panels::GoTo, panels::OpenSession, panels::OpenExample, panels::CreateSession,
    panels::BrowseFolder, panels::CloseFiles, panels::OpenImport, panels::ImportFile,
    panels::ChooseImportColumn, panels::SetImportOption, panels::MakeImportCards,
    panels::LeaveImport, panels::NewCard, panels::OpenTray, panels::CloseTray, panels::TakeFromTray,
    panels::OpenPhoto, panels::PhotoBack, panels::AddSeat, panels::ShowCards, panels::Undo,
    panels::Redo, panels::FitAll, panels::Spread, panels::TidyAll, panels::Zoom,
    panels::SetViewLocked, panels::SwitchBoard, panels::MakeReport, panels::SetLanguage,
    panels::OpenHelp, panels::Leave, panels::ToastAction, panels::CloseToast, panels::CloseTrouble,
    panels::OpenSettings, panels::OpenHall, panels::BeginHall, panels::OpenSessionSheet,
    panels::OpenMapTools, panels::ShowPhones, panels::RenameSession, panels::CopySession,
    panels::BinSession, panels::TakeSession, panels::BrowseBin, panels::PutBack,
    panels::DeleteForGood, panels::CopyTo, panels::CloseHandOver>;
using Commands = std::vector<Command>;

class Stage {
 public:
  explicit Stage(Display display = kDesk, const std::string& lang = "ja",
                 panels::Appearance appearance = {}, panels::IconSource icons = {});
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// One frame; gives its commands.
  Commands frame(const StartView& view);
  Commands frame(const TableView& view);
  /// Finger down on the button's middle, a frame, and up again; commands of all frames until it
  /// rests.
  template <class View>
  Commands tap(const View& view, const std::string& name) {
    frame(view);
    const base::Vec2 at = button(name).rect_px.centre();
    return drag(view, at, at, 1);
  }
  template <class View>
  Commands drag(const View& view, base::Vec2 from, base::Vec2 to, int steps) {
    Commands all;
    const auto one = [&] {
      for (auto& c : frame(view)) all.push_back(std::move(c));
    };
    finger(from, true);
    one();
    for (int i = 1; i <= steps; ++i) {
      finger(from + (to - from) * (double(i) / steps), true);
      one();
    }
    finger(to, false);
    one();
    lift();
    one();
    one();
    return all;
  }
  void finger(base::Vec2 at, bool down);
  /// The finger is away altogether.
  void lift();
  void type(const std::string& utf8);

  /// The button of the last frame; fails the program when there is none.
  const panels::ButtonRect& button(const std::string& name) const;
  bool has(const std::string& name) const;

  panels::Screen& screen() { return *screen_; }
  panels::Fonts& fonts() { return *fonts_; }
  void speak(const std::string& lang);
  const base::Messages& tr() const { return messages_; }
  int uploads() const { return uploads_; }
  Display display() const { return display_; }

 private:
  Commands frame_of(const std::vector<panels::Panel*>& list);
  void upload();

  Display display_;
  base::RealFileSystem files_;
  base::Messages messages_;
  std::unique_ptr<panels::Fonts> fonts_;
  ImGuiContext* context_ = nullptr;
  std::unique_ptr<panels::Screen> screen_;
  int uploads_ = 0;
  bool new_session_open_ = false;
  Commands asked_;
  panels::Home home_;
  panels::NewSession new_session_;
  panels::Files files_panel_;
  panels::Tray tray_;
  panels::HandOver hand_over_;
};

StartView sample_start(int recent = 7);
TableView sample_table();
panels::HandOverView sample_hand_over();
/// A questionnaire of twelve columns, before its cards are made.
panels::ImportView sample_import();
base::Id sample_id(unsigned n);

}  // namespace panels_test
