#include "pages/side_maps.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "canvas/side_by_side.h"
#include "model/question_words.h"
#include "panels/format.h"
#include "storage/open_session.h"
#include "storage/recent.h"
#include "text/name_order.h"

namespace pages {

namespace {

/// The one that answers the same question; else the one at the same place among its session's.
const model::Board* board_like(const model::Session& session, const std::string& question,
                               std::size_t place) {
  const auto boards = session.boards_in_order();
  if (boards.empty()) return nullptr;
  if (!question.empty())
    for (const model::Board* board : boards)
      if (model::question_text(session, *board) == question) return board;
  return boards[std::min(place, boards.size() - 1)];
}

bool same(const SideMaps::Choice& a, const SideMaps::Choice& b) {
  if (!a.file.empty() || !b.file.empty()) return a.file == b.file;
  const base::Id of_a = a.map.session ? a.map.session->id : base::Id{};
  const base::Id of_b = b.map.session ? b.map.session->id : base::Id{};
  return of_a == of_b && a.map.board == b.map.board;
}

std::string day_and_place(const std::string& date, const std::string& venue,
                          const base::Messages& tr) {
  return date + (date.empty() || venue.empty() ? "" : tr(" · ")) + venue;
}

std::pair<std::string, std::string> place_of(const base::Path& file) {
  const std::string name = file.filename().string();
  return {text::name_order_key(name), name};
}

}  // namespace

std::string group_name(const model::Session& session, const base::Messages& tr) {
  return session.group.empty() ? session.title : panels::fill(tr("Group {0}"), {session.group});
}

std::string board_name(const model::Session& session, const model::Board& board,
                       const base::Messages& tr) {
  if (!board.table.empty()) return panels::fill(tr("Table {0}"), {board.table});
  if (!board.title.empty()) return board.title;
  const auto boards = session.boards_in_order();
  const auto at = std::ranges::find(boards, board.id, &model::Board::id);
  return panels::fill(tr("Map {0}"), {std::to_string(at - boards.begin() + 1)});
}

std::vector<SideMaps::Choice> SideMaps::own() const {
  const model::Session& session = sitting_.open->session();
  const model::Board& shown = sitting_.board();
  std::vector<Choice> out;
  for (const model::Board* board : session.boards_in_order())
    if (board->id == shown.id || (!board->question.nil() && board->question == shown.question)) {
      const bool only = session.boards.size() < 2;
      out.push_back(
          {{only ? group_name(session, around_.tr) : board_name(session, *board, around_.tr),
            nullptr, board->id}});
    }
  if (out.size() == 1) out.front().map.title = group_name(session, around_.tr);
  return out;
}

void SideMaps::follow() {
  std::vector<Choice> now = own();
  for (Choice& choice : choices_) {
    if (choice.file.empty() && !choice.map.session) continue;
    if (!choice.file.empty() && choice.map.session) choice.chosen = fit(choice) && choice.chosen;
    now.push_back(choice);
  }
  auto left =
      std::ptrdiff_t(canvas::kMostSideBySide) - std::ranges::count(now, true, &Choice::chosen);
  for (Choice& choice : now) {
    if (!choice.file.empty() || choice.map.session) continue;
    const auto before =
        std::ranges::find_if(choices_, [&](const Choice& other) { return same(choice, other); });
    choice.chosen = left > 0 && (before == choices_.end() || before->chosen);
    left -= choice.chosen;
  }
  choices_ = std::move(now);
  ++turn_;
}

void SideMaps::look_round() {
  if (std::exchange(looked_, true)) return;
  const base::Path& here = sitting_.open->path();
  const model::Session& session = sitting_.open->session();
  const auto found = storage::recent_sessions(around_.files, here.parent_path());
  if (!found) return base::log_warning(found.error().text());
  std::vector<Choice> files;
  for (const storage::RecentSession& r : *found) {
    const bool handed_in = std::ranges::any_of(choices_, [&](const Choice& c) {
      return c.file.empty() && c.map.session && c.map.session->id == r.id;
    });
    if (r.error || handed_in || r.path.filename() == here.filename()) continue;
    Choice choice{{r.title.empty() ? r.path.stem().string() : r.title, nullptr, {}},
                  day_and_place(r.date, r.venue, around_.tr),
                  r.path};
    if (!r.group.empty()) {
      choice.under =
          choice.map.title + (choice.under.empty() ? "" : around_.tr(" · ")) + choice.under;
      choice.map.title = panels::fill(around_.tr("Group {0}"), {r.group});
    }
    choice.tonight =
        session.evening.empty() ? r.date == session.date : r.evening == session.evening;
    files.push_back(std::move(choice));
  }
  // In the order of the files' names, by which people number tables.
  std::ranges::stable_sort(files, {}, [](const Choice& c) { return place_of(c.file); });
  std::ranges::stable_partition(files, [](const Choice& c) { return c.tonight; });
  std::ranges::move(files, std::back_inserter(choices_));
}

const SideMaps::Choice* SideMaps::next_file() const {
  const auto here = place_of(sitting_.open->path());
  const bool tonight =
      std::ranges::any_of(choices_, [](const Choice& c) { return !c.file.empty() && c.tonight; });
  for (const Choice& c : choices_)
    if (!c.file.empty() && c.tonight == tonight && place_of(c.file) > here) return &c;
  return nullptr;
}

void SideMaps::hand_in(std::vector<SideMap> live) {
  std::vector<Choice> now;
  for (SideMap& map : live) {
    if (!map.session || !map.session->board(map.board)) continue;
    Choice choice{std::move(map)};
    const auto before =
        std::ranges::find_if(choices_, [&](const Choice& other) { return same(choice, other); });
    choice.chosen = before != choices_.end() && before->chosen;
    now.push_back(std::move(choice));
  }
  std::erase_if(choices_, [](const Choice& c) { return c.file.empty() && c.map.session; });
  const auto files =
      std::ranges::find_if(choices_, [](const Choice& c) { return !c.file.empty(); });
  choices_.insert(files, std::make_move_iterator(now.begin()), std::make_move_iterator(now.end()));
  ++live_turn_;
}

bool SideMaps::read(Choice& choice) {
  if (choice.file.empty() || choice.map.session) return true;
  auto loaded = storage::load_session(around_.files, choice.file);
  if (!loaded) {
    around_.say(panels::ToastKind::warning, loaded.error().shown(around_.tr));
    return false;
  }
  choice.map.session = std::make_shared<const model::Session>(std::move(loaded->session));
  if (fit(choice)) return true;
  choice.map.session = nullptr;
  around_.say(panels::ToastKind::warning, around_.tr("There is no map in it yet."));
  return false;
}

bool SideMaps::fit(Choice& choice) const {
  const model::Session& here = sitting_.open->session();
  const auto boards = here.boards_in_order();
  const auto place = std::ranges::find(boards, sitting_.board().id, &model::Board::id);
  const model::Board* board =
      board_like(*choice.map.session, model::question_text(here, sitting_.board()),
                 std::size_t(place - boards.begin()));
  if (board) choice.map.board = board->id;
  return board != nullptr;
}

void SideMaps::tap(std::size_t at) {
  if (at >= choices_.size()) return;
  Choice& choice = choices_[at];
  if (!choice.chosen && (full() || !read(choice))) return;
  choice.chosen = !choice.chosen;
  // Chosen again, it is read again: people may have worked on it.
  if (!choice.chosen && !choice.file.empty()) choice.map.session = nullptr;
  ++turn_;
}

bool SideMaps::full() const {
  return std::ranges::count(choices_, true, &Choice::chosen) >=
         std::ptrdiff_t(canvas::kMostSideBySide);
}

std::vector<SideMap> SideMaps::chosen() const {
  std::vector<SideMap> out;
  for (const Choice& choice : choices_)
    if (choice.chosen) out.push_back(choice.map);
  return out;
}

}  // namespace pages
