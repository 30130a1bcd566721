// The example evening: what its people write, and how they gather it on the table with their hands.
// Everything goes through the program's own screen: taps, drags, rings and the clipboard.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "e2e/driver.h"
#include "support/clipboard.h"

namespace e2e {

/// Cards that come together, and the plate that they get.
struct Bundle {
  std::string plate;
  std::vector<std::string> cards;
  Vec2 place;  // the middle of its cards on the map, mm
  int columns = 2;
};

struct Story {
  std::string title, venue, makers, question;
  std::vector<std::string> cards;             // as they were pasted: in nobody's order
  std::map<std::string, std::string> papers;  // of each card; who wrote with which
  std::vector<Bundle> bundles;
  std::string lone_wolf;
  Vec2 lone_wolf_place;
  /// Two bundles that become one larger island, and its plate.
  std::size_t first_joined = 0, second_joined = 0;
  std::string joined_plate;
};

Story example_story();

/// Plays the story; keeps pictures in `folder`.
class Play {
 public:
  Play(Driver& driver, support::Clipboard& clipboard, const Story& story, base::Path folder);

  /// From the start screen to the empty table; the session's path.
  base::Path begin();
  void write_cards();
  void choose_papers();
  void gather();
  void draw_islands();
  void name_islands();
  void join_islands();
  void mark_lone_wolf();
  /// Taps the report button; the HTML file's path.
  base::Path report();
  /// Back to the start screen, everything saved.
  void end();

  const std::vector<base::Path>& pictures() const { return pictures_; }

 private:
  void paste(const std::string& text);
  void picture(const std::string& name);
  void fill_field(const std::string& name, const std::string& text);
  std::map<std::string, Vec2> places() const;
  std::vector<Item> cards_of(const Look& look, const std::vector<std::string>& texts) const;
  Vec2 to_px(const Look& look, Vec2 map_mm) const;
  void name_island(const std::string& first_card, std::size_t levels_up, const std::string& words);

  Driver& driver_;
  support::Clipboard& clipboard_;
  const Story& story_;
  base::Path folder_;
  base::Path session_;
  std::vector<base::Path> pictures_;
};

}  // namespace e2e
