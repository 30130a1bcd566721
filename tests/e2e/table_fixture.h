// A session on a real screen for the end-to-end tests: a folder of its own, cards where the test
// wants them, and the program started on it with its home, cache and data in that folder.
#pragma once

#include <doctest/doctest.h>

#include <fstream>

#include "base/clock.h"
#include "base/id.h"
#include "e2e/driver.h"
#include "model/session.h"
#include "storage/session_writer.h"
#include "support/screen_or_skip.h"

namespace e2e {

inline const base::Path kProgram = KURUMAZA_PROGRAM;

struct Placed {
  std::string text;
  Vec2 pos;
};

struct Room {
  support::TemporaryFolder folder;
  base::RealClock clock;
  base::IdSource ids{clock};

  base::Path sessions() const { return folder.path() / "sessions"; }
  base::Path session() const { return sessions() / "evening.json"; }
  base::Path journal() const { return sessions() / "evening.journal"; }

  /// Writes a session with these cards.
  void lay_out(const std::vector<Placed>& cards) {
    model::Session s;
    s.id = ids.next();
    s.title = "Evening";
    s.date = "2026-07-05";
    s.made = clock.wall();
    model::Board board;
    board.id = ids.next();
    for (const Placed& p : cards) {
      model::Card c;
      c.id = ids.next();
      c.text = p.text;
      c.pos = p.pos;
      c.z = double(board.cards.size());
      c.made = clock.wall();
      board.cards.emplace(c.id, c);
    }
    s.boards.emplace(board.id, board);
    std::filesystem::create_directories(sessions());
    std::ofstream(session()) << storage::session_text(s, 0);
  }

  std::map<std::string, std::string> environment() const {
    const std::string home = folder.path().string();
    return {{"HOME", home},
            {"XDG_DATA_HOME", home + "/data"},
            {"XDG_CACHE_HOME", home + "/cache"},
            {"LC_ALL", "C.UTF-8"}};
  }
  /// The program on the session (or without one), as on a 96-dpi table.
  Start on_session(std::vector<std::string> more = {"--dpi", "96"}) const {
    more.insert(more.begin(), {session().string(), "--sessions", sessions().string()});
    return {kProgram, more, environment()};
  }
  Start on_start_screen() const {
    return {kProgram, {"--dpi", "96", "--sessions", sessions().string()}, environment()};
  }

  json saved() const { return read_json(session()); }
  Vec2 saved_pos(const std::string& id_or_text) const {
    const json card = card_in(saved(), id_or_text);
    REQUIRE(card.is_object());
    return {card["pos"][0], card["pos"][1]};
  }
  /// Exit code 0, nothing found.
  void check_clean() const {
    const auto checked = command(kProgram, {"check", session().string()});
    CHECK_MESSAGE(checked.exit_code == 0, checked.output);
  }
};

/// Cards "c1"… in rows, so far apart that nothing touches.
inline std::vector<Placed> grid(int columns, int rows, double pitch_x = 95, double pitch_y = 80) {
  std::vector<Placed> cards;
  for (int r = 0; r < rows; ++r)
    for (int c = 0; c < columns; ++c)
      cards.push_back({"c" + std::to_string(cards.size() + 1),
                       {(c - (columns - 1) / 2.0) * pitch_x, (r - (rows - 1) / 2.0) * pitch_y}});
  return cards;
}

}  // namespace e2e
