// App: wires window, touches, panels, tools and store into the frame loop. No rule of the table
// lives here. One thread, the window's, owns the model.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "app/compositor.h"
#include "app/frame_times.h"
#include "app/key_router.h"
#include "app/options.h"
#include "app/panel_fingers.h"
#include "app/panel_keys.h"
#include "app/panel_text.h"
#include "app/panel_view.h"
#include "app/pastes.h"
#include "app/probe_server.h"
#include "app/sitting.h"
#include "app/start_page.h"
#include "app/touch_router.h"
#include "base/assets.h"
#include "panels/screen.h"
#include "platform/leave_signals.h"

struct ImGuiContext;

namespace app {

class App {
 public:
  /// Opens the window and, where the options name one, the session. Fails with `unavailable`
  /// without a display, OpenGL 3.3 or fonts, and as opening the session does.
  static base::Result<std::unique_ptr<App>> create(const Options& options);
  ~App();

  /// Until somebody leaves; the exit code.
  int run();

 private:
  explicit App(const Options& options);
  base::Result<void> start();
  void set_language(const std::string& lang);
  void setup_imgui_io();

  // The loop.
  double wait_time() const;
  void handle(const platform::Event& event);
  void handle_key(const platform::KeyEvent& key);
  void type(char32_t code_point);
  void touch();
  // Pasting.
  void setup_imgui_clipboard();
  /// True: the key is done with.
  bool paste_in_field(const platform::KeyEvent& key);
  void paste_at_table();
  /// Asks for what the clipboard holds; pasted() follows.
  void paste(Paste wish);
  void pasted(const platform::ClipboardEvent& answer);
  /// To be said; empty where there is text.
  std::string why_not(platform::ClipboardEvent::Found found) const;
  // The desktop's input method.
  /// Before what is being typed in changes by a touch: a field would lose what is composed in it.
  void fix_in_field();
  /// The input method knows where the caret is, and when what it composes has a place no more.
  void follow_caret();
  bool frame();
  void run_panels();
  void carry_out(const panels::Command& command);
  bool on_panel(base::Vec2 px) const;
  /// Taps or keys that the panels have not yet had a frame for.
  bool panels_wait() const { return panel_fingers_->pointer().pending() || panel_keys_.pending(); }
  void resized();

  // Seats.
  void start_seats();
  void seat_people();
  void place_seats();
  /// What was to be said at the table, and what seats ask of others.
  void carry_out_wishes();

  // Sessions.
  void open(const base::Path& path);
  void open_example();
  void create_session(const panels::CreateSession& wishes);
  void sit_down(std::unique_ptr<storage::LiveSession> table);
  /// True: nobody sits at a table any more. False: the session cannot be saved, so that it stays
  /// open and on the screen (but for the end of the program).
  [[nodiscard]] bool leave_table();
  void carry_out(const desk::Offer& offer);
  /// Says on the start page, in words, and on stderr that `path` can't be opened.
  void cannot_open(const base::Path& path, const base::Error& error);
  void say_where_it_is_saved();
  void watch_saving(double now_s);
  // Cards from elsewhere.
  /// Says how many were made, and shows them where they lie out of sight.
  void tell_of_new_cards(std::size_t made);
  void open_import_list();
  void close_files();
  /// Shows what the file would become; one after another where several are dropped.
  void preview_import(const base::Path& path);
  void preview_next();
  void make_import_cards();
  void leave_import();
  void make_report();
  /// Says what lies too far off to be seen with the rest, and offers to bring it.
  void offer_far_things();
  void bring_far_things(base::Id board);
  base::Path free_path(const std::string& title);

  std::string answer_probe(const std::string& line);

  Options options_;
  base::RealClock clock_;
  base::RealFileSystem files_;
  base::IdSource ids_{clock_};
  base::AssetPaths assets_;
  base::Messages tr_;
  canvas::Look look_;
  std::unique_ptr<text::Typesetter> typesetter_;
  std::unique_ptr<platform::Window> window_;
  platform::LeaveSignals leave_signals_;  // wakes the window
  std::vector<std::unique_ptr<input::TouchSource>> sources_;
  bool has_touch_ = false;
  ImGuiContext* imgui_ = nullptr;
  std::unique_ptr<panels::Fonts> fonts_;
  std::unique_ptr<Compositor> compositor_;
  std::unique_ptr<panels::Screen> screen_;
  std::unique_ptr<StartPage> start_page_;
  TouchRouter router_;
  std::unique_ptr<PanelFingers> panel_fingers_;
  PanelKeys panel_keys_;
  KeyRouter key_router_;
  std::unique_ptr<PanelText> panel_text_;
  Keys keys_ = Keys::none_seen;                                   // physical ones
  panels::TableView::Hint hint_ = panels::TableView::Hint::none;  // as it is shown
  std::vector<base::Rect> open_seats_, handles_;                  // as the panels know them
  std::shared_ptr<const keys::KeyLayouts> key_layouts_;
  std::optional<ime::RomajiTable> romaji_;
  std::unique_ptr<ime::ConversionWorker> worker_;  // from the first seat on
  std::unique_ptr<pen::ReadingWorker> reader_;     // from the first ink on
  canvas::DrawList panes_;                         // the seats as they are seen
  std::unique_ptr<Sitting> sitting_;
  std::unique_ptr<ProbeServer> probe_;
  std::map<std::uint64_t, Paste> pastes_;  // by the number of the question
  std::string pasted_;                     // what ImGui is given
  Toasts toasts_;
  panels::FilesView files_view_;
  FrameTimes frame_times_;
  desk::Overlay overlay_;
  double px_per_mm_ = 3.78;
  storage::SaveState save_state_;
  panels::SavingView saving_;  // as the bar shows it
  double last_panel_frame_s_ = 0;
  double next_animation_s_ = 0;
  bool ui_dirty_ = true;
  bool frame_due_ = true;
  bool animating_ = false;
  bool quit_ = false;
  int exit_code_ = 0;  // 1: what was asked for could not be opened, or the last session not saved
};

}  // namespace app
