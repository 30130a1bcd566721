// Home: the first page: what the program is, three large buttons, and the recent sessions as tiles.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/corner.h"
#include "panels/drag_scroll.h"
#include "panels/go_to.h"
#include "panels/session_menu.h"
#include "panels/trouble.h"
#include "panels/ui.h"

namespace panels {

struct RecentSession {
  base::Path path;
  std::string title, date, venue;
  int cards = 0;
  Picture picture;
  std::string error;  // not empty: the file can't be opened, and why
};

struct HomeView {
  std::vector<RecentSession> recent;  // newest first
  bool example = true;                // there is an example to open
  bool hall = false;                  // a hall can be opened from here
  std::string version;                // of the program
  FileTrouble trouble;
};

struct OpenExample {};
using HomeCommand =
    std::variant<GoTo, OpenSession, OpenExample, BeginHall, SetLanguage, OpenSettings, Leave,
                 CloseTrouble, RenameSession, CopySession, BinSession, TakeSession>;
using HomeCommands = std::vector<HomeCommand>;

void need(Fonts& fonts, const HomeView& view);

class Home {
 public:
  void draw(Ui& ui, const HomeView& view, HomeCommands& out);
  /// All that is typed so far, for the fonts.
  std::string typed() const { return search_ + menu_.title(); }

 private:
  enum class Columns { one, two };
  void draw_side(Ui& ui, const HomeView& view, const Area& area, Columns columns,
                 HomeCommands& out);
  void draw_recent(Ui& ui, const HomeView& view, const Area& area, HomeCommands& out);

  /// The heading, and the words to search by. Returns where they end.
  float draw_head(Ui& ui, const HomeView& view, const Area& area, HomeCommands& out);
  bool wanted(const RecentSession& session) const;

  DragScroll scroll_;
  SessionMenu menu_;
  std::string search_;
};

}  // namespace panels
