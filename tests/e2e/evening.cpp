// example_evening PROGRAM FOLDER: the example evening on a screen of its own: the real program
// under real touches (or a mouse, where no touchscreen can be had). Prints where the session, the
// report and the pictures are; exit code 0 only when the files say what happened at the table.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string_view>

#include "e2e/evening_story.h"

namespace {

using e2e::json;

void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error("it does not hold that " + what);
}

void check_session(const json& saved, const e2e::Story& story) {
  require(saved["title"] == story.title, "the session has its title");
  require(saved["venue"] == story.venue, "the session has its venue");
  require(saved["questions"].size() == 1 && saved["questions"][0]["text"] == story.question,
          "the session has its question");
  require(e2e::all_in(saved, "cards").size() == story.cards.size(), "every card is in the session");
  const auto islands = e2e::all_in(saved, "islands");
  require(islands.size() == story.bundles.size() + 1, "every island is in the session");
  const auto island = [&](const std::string& plate) {
    const auto it =
        std::ranges::find_if(islands, [&](const json& i) { return i["plate"] == plate; });
    require(it != islands.end(), "there is an island named " + plate);
    return *it;
  };
  for (const e2e::Bundle& b : story.bundles)
    for (const std::string& text : b.cards)
      require(e2e::card_in(saved, text)["island"] == island(b.plate)["id"],
              text + " lies in " + b.plate);
  for (const std::size_t k : {story.first_joined, story.second_joined})
    require(island(story.bundles[k].plate)["parent"] == island(story.joined_plate)["id"],
            story.bundles[k].plate + " lies in the larger island");
  const json wolf = e2e::card_in(saved, story.lone_wolf);
  for (const auto& [text, paper] : story.papers)
    require(e2e::card_in(saved, text)["color"] == paper, text + " is on " + paper + " paper");
  require(wolf["island"].is_null() && wolf["alone"] == 1, "the lone wolf stays alone");
}

void check_report(const base::Path& html, const e2e::Story& story) {
  const std::string page = e2e::read_text(html);
  for (const std::string& text : story.cards)
    require(page.find(text) != std::string::npos, "the report says: " + text);
  for (const e2e::Bundle& b : story.bundles)
    require(page.find(b.plate) != std::string::npos, "the report says: " + b.plate);
}

template <class Screen>
void play(Screen& screen, const base::Path& program, const base::Path& folder) {
  const e2e::Story story = e2e::example_story();
  const base::Path sessions = folder / "sessions";
  e2e::Driver driver(
      screen, {program,
               {"--sessions", sessions.string(), "--lang", "ja", "--dpi", "60", "--mount", "wall"},
               {{"XDG_CACHE_HOME", (folder / "cache").string()}, {"LC_ALL", "C.UTF-8"}}});
  auto clipboard = support::Clipboard::open(screen.display());
  if (!clipboard) throw std::runtime_error(clipboard.error().text());
  e2e::Play evening(driver, **clipboard, story, folder);
  const base::Path session = evening.begin();
  evening.write_cards();
  evening.choose_papers();
  evening.gather();
  evening.draw_islands();
  evening.name_islands();
  evening.join_islands();
  evening.mark_lone_wolf();
  const base::Path report = evening.report();
  evening.end();
  require(driver.leave() == 0, "the program ends with exit code 0");

  check_session(e2e::read_json(session), story);
  check_report(report, story);
  const auto checked = e2e::command(program, {"check", session.string()});
  require(checked.exit_code == 0, "kurumaza check finds nothing:\n" + checked.output);
  std::printf("The session:   %s\n", session.c_str());
  std::printf("Its report:    %s\n", report.c_str());
  for (const base::Path& picture : evening.pictures())
    std::printf("A screenshot:  %s\n", picture.c_str());
}

void run(const base::Path& program, const base::Path& folder, bool by_mouse) {
  std::filesystem::create_directories(folder);
  for (const char* old : {"sessions", "cache"}) std::filesystem::remove_all(folder / old);
  if (!by_mouse) {
    auto screen = support::TouchScreen::create();
    if (screen) {
      std::printf("The example evening, under real touches on %s.\n", (*screen)->display().c_str());
      std::fflush(stdout);
      return play(**screen, program, folder);
    }
    std::printf("No touchscreen can be had here (%s); it is played with a mouse.\n",
                screen.error().text().c_str());
  }
  std::fflush(stdout);
  auto screen = support::MouseScreen::create();
  if (!screen) throw std::runtime_error(screen.error().text());
  play(**screen, program, folder);
}

}  // namespace

int main(int argc, char** argv) {
  const bool by_mouse = argc == 4 && std::string_view(argv[3]) == "mouse";
  if (argc != 3 && !by_mouse) {
    std::fprintf(stderr, "usage: example_evening PROGRAM FOLDER [mouse]\n");
    return 2;
  }
  try {
    run(std::filesystem::absolute(argv[1]), std::filesystem::absolute(argv[2]), by_mouse);
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "example_evening: %s\n", e.what());
    return 1;
  }
}
