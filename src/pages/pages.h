// Pages: which page is on the screen, and the ways from one to another: sessions are opened, begun and
// left here. The app draws panels() and hands fingers, keys and time to page(). The window's thread.
// What must agree:
//  1. page() is the table while a session is open, the hall while one is, else the start; turn() counts every change.
//  2. A table is left before another session is opened: where it can't be saved it stays.
#pragma once

#include "pages/hall_part.h"
#include "pages/hall_room_page.h"
#include "pages/hand_over_part.h"
#include "pages/settings_part.h"
#include "pages/sheet_keyboard.h"
#include "pages/start_page.h"
#include "pages/table_page.h"
#include "pages/toasts_part.h"
#include "text/furigana.h"

#include <functional>

namespace pages {

class Presentation;

class Pages {
 public:
  /// `lang`: "ja", "en".
  Pages(Surroundings around, const std::string& lang);
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  Page& page() {
    return table_ ? table_->shown() : hall_room_ ? static_cast<Page&>(*hall_room_) : start_;
  }
  /// Null while nothing is presented.
  Presentation* presentation();
  /// Null while no hall is open.
  HallRoomPage* hall_room() { return table_ ? nullptr : hall_room_.get(); }
  /// How a hall is opened where somebody asks for one; without it nobody is offered any.
  using HallMaker = std::function<std::unique_ptr<HallRoom>()>;
  void set_hall_maker(HallMaker maker) { hall_maker_ = std::move(maker); }
  /// Requires: nobody sits at a table, and there is a maker.
  void open_hall();
  /// Whether the table is a stage may have changed.
  void follow_stage();
  void tell_stage();
  /// The next presentation is shown there, too.
  void remember_wall(const std::string& output);
  /// Asked for fingers and keys before the page.
  SheetKeyboard& keyboard() { return keyboard_; }
  /// True: nothing but panels, every finger and key is theirs.
  bool only_panels() { return page().touch_takers().empty(); }
  int turn() const { return turn_; }
  /// What was asked for could not be opened, or the last session not saved: 1.
  int exit_code() const { return exit_code_; }
  /// Somebody wants out of the program: end() is to follow.
  bool ended() const { return ended_; }
  void ask_for_end() { ended_ = true; }
  /// What is to be drawn anew; whoever draws it takes it back.
  Due& due() { return around_.due; }
  const canvas::Look& look() const { return around_.look; }
  const base::Messages& tr() const { return around_.tr; }

  /// Of the page, and the messages over them, bottom to top.
  std::vector<panels::Panel*> panels();
  /// After each frame of panels, and what they left of the window.
  void settle(const panels::Room& room);
  /// True while something moves by itself.
  bool tick(double now_s);
  double next_deadline_s();
  void resized(const Extent& extent);
  void set_language(const std::string& lang);
  /// What people have chosen for this machine's screen: the app follows it.
  const MachineSettings& machine() const { return around_.machine; }
  void set_look(const canvas::Look& look);
  /// A physical keyboard is there.
  void note_key();

  /// A session's file is opened, another one is looked at for its cards.
  void drop(const base::Path& path);
  void open(const base::Path& path);
  void sit_down(std::unique_ptr<storage::LiveSession> session);
  /// Says so, on the start page or wherever people are, and in the log.
  void cannot_open(const base::Path& path, const base::Error& error);
  /// The same of what the program was started with.
  void cannot_begin(const base::Path& path, const base::Error& error);
  /// There was nothing to paste, and why.
  void say_why_not(input::ClipboardAnswer::Found found);
  /// The program ends: whatever page is shown is left.
  void end();
  /// Adds what the probe is told of the page.
  void describe(nlohmann::ordered_json& out);

 private:
  void carry_out(const Wish& wish);
  void carry_out(const desk::Offer& offer);
  void leave_hall();
  void open_example();
  void create(const BeginSession& wish);
  void copy_session();
  /// The look as the language has it, and the readings that it asks for.
  void ready_look();
  void follow_readings();

  /// True: nobody sits at a table any more. False: its session cannot be saved, so that it stays
  /// (but for good).
  [[nodiscard]] bool leave_table(TablePage::Leaving how = TablePage::Leaving::to_another_page);

  Surroundings around_;
  WritingAids aids_;
  std::unique_ptr<text::Furigana> furigana_;  // since it was first asked for
  SheetKeyboard keyboard_;
  SettingsPart settings_;
  HandOverPart hand_over_;
  HallPart hall_;
  StartPage start_;
  ToastsPart toasts_;
  std::unique_ptr<TablePage> table_;
  std::unique_ptr<HallRoomPage> hall_room_;
  HallMaker hall_maker_;
  int turn_ = 0;
  int exit_code_ = 0;
  bool ended_ = false;
  bool stage_ = false;  // page() is one
};

}  // namespace pages
