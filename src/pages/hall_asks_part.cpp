#include "pages/hall_asks_part.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/log.h"
#include "base/overloaded.h"
#include "desk/lay_copy.h"
#include "ops/agenda.h"
#include "ops/evening.h"
#include "ops/island_copy.h"
#include "ops/op.h"
#include "pages/go_to_step.h"
#include "pages/hall_table.h"
#include "pages/show_board.h"
#include "panels/format.h"
#include "report/step_words.h"

namespace pages {

namespace p = panels;
using hall::Request;
using What = hall::RequestOutcome::What;

namespace {

constexpr double kLook_s = 0.2;  // while something is being saved

/// The step of that number; null: the agenda has none.
const model::AgendaStep* step_of(const model::Session& session, const hall::NextStep& wish) {
  const auto steps = session.agenda_in_order();
  return wish.step >= 0 && std::size_t(wish.step) < steps.size() ? steps[std::size_t(wish.step)]
                                                                 : nullptr;
}

model::Card card_of(const hall::CardFromAfar& from, const Request& request, base::WallTime now) {
  model::Card card;
  card.id = request.id;  // the same request twice is the same card
  card.text = from.text;
  card.origin = from.origin;
  card.place = model::Place::tray;
  card.made = now;
  return card;
}

bool is_there(const model::Session& session, base::Id card) {
  return std::ranges::any_of(session.boards,
                             [&](const auto& board) { return board.second.cards.contains(card); });
}

}  // namespace

bool HallAsksPart::waits_for_people(const Request& request) const {
  if (std::ranges::count(done_, request.id)) return false;
  if (std::holds_alternative<hall::CardFromAfar>(request.wish)) return false;
  if (const auto* open = std::get_if<hall::AlsoOpenAt>(&request.wish))
    return open->session == sitting_.open->session().id;
  return true;
}

const Request* HallAsksPart::first() const {
  if (!around_.hall) return nullptr;
  const auto& waiting = around_.hall->waiting();
  const auto it =
      std::ranges::find_if(waiting, [this](const Request& r) { return waits_for_people(r); });
  return it == waiting.end() ? nullptr : &*it;
}

p::HallAsk HallAsksPart::view(const Request& request) const {
  const auto& tr = around_.tr;
  const model::Session& session = sitting_.open->session();
  const bool writes = !sitting_.desk.read_only;
  p::HallAsk out;
  out.from = around_.hall->standing().hall;
  if (out.from.empty()) out.from = tr("The hall");
  const auto& all = around_.hall->waiting();
  const auto count =
      std::ranges::count_if(all, [this](const Request& r) { return waits_for_people(r); });
  if (count > 1) out.from += fmt::format("{}1 / {}", tr(" · "), count);
  out.no = tr("Not now");
  out.enabled = writes;
  std::visit(
      base::Overloaded{
          [&](const hall::NextStep& wish) {
            const model::AgendaStep* step = step_of(session, wish);
            out.what =
                step ? p::fill(tr("On to step {0}: {1}"),
                               {std::to_string(wish.step + 1), report::step_name(tr, step->step)})
                     : p::fill(tr("On to step {0}"), {std::to_string(wish.step + 1)});
            out.text = step ? report::step_sentence(tr, *step)
                            : std::string(tr("This table's evening has no such step."));
            out.yes = tr("Go there");
            out.enabled = writes && step;
          },
          [&](const hall::AskQuestion& wish) {
            out.what = tr("A question for all tables");
            out.text = wish.text;
            out.yes = tr("Lay it on the table");
          },
          [&](const hall::Say& wish) {
            out.what = wish.text;
            out.yes = tr("Read");
            out.no.clear();
            out.enabled = true;
          },
          [&](const hall::CardFromAfar&) {},
          [&](const hall::IslandFromAfar& wish) {
            out.what = p::fill(tr("{0} sends an island"), {wish.origin});
            out.text = wish.plate.empty() ? tr("An island without words") : wish.plate;
            out.text +=
                "\n" + p::fill(tr("Cards: {0}"), {std::to_string(ops::cards_in_copy(wish.ops))});
            out.yes = tr("Take the island");
          },
          [&](const hall::GiveTime& wish) {
            const int seconds = int(std::lround(wish.seconds));
            out.what = seconds <= 0 ? std::string(tr("The time stands still for all"))
                       : seconds % 60 == 0
                           ? p::fill(tr("Time for all: {0} min"), {std::to_string(seconds / 60)})
                           : p::fill(tr("Time for all: {0}"),
                                     {fmt::format("{}:{:02}", seconds / 60, seconds % 60)});
            out.text = wish.what_for;
            const bool has_clock = ops::step_now(session) != nullptr;
            out.yes = !has_clock     ? tr("Read")
                      : seconds <= 0 ? tr("Stop the clock")
                                     : tr("Start the clock");
            if (!has_clock) out.no.clear();
            out.enabled = writes || !has_clock;
          },
          [&](const hall::AlsoOpenAt& wish) {
            out.what =
                p::fill(tr("This session is open at another table, too: {0}"), {wish.other_table});
            out.yes = tr("Decide");
            out.enabled = true;
          }},
      request.wish);
  return out;
}

void HallAsksPart::need(p::Fonts& fonts) {
  const Request* request = first();
  shown_ = request ? request->id : base::Id();
  if (!request) return;
  view_ = view(*request);
  p::need(fonts, view_);
}

void HallAsksPart::draw(p::Ui& ui, p::Room& room) {
  // While the map is shown to the room nothing lies over it.
  if (shown_.nil() || sitting_.presenting) return;
  const p::HallAnswer answer = p::draw_hall_ask(ui, view_, room);
  if (answer != p::HallAnswer::none) answer_ = answer;
}

bool HallAsksPart::carry_out() {
  const p::HallAnswer answer = std::exchange(answer_, p::HallAnswer::none);
  if (answer == p::HallAnswer::none || !around_.hall) return false;
  const Request* request = first();
  if (!request || request->id != shown_) return true;  // another one has come in its place
  if (answer == p::HallAnswer::no)
    around_.hall->settle(request->id, What::declined);
  else if (const Request asked(*request); say_yes(asked) == What::done)
    done_.push_back(asked.id);
  else
    around_.hall->settle(asked.id, What::declined);
  around_.due.all();
  return true;
}

What HallAsksPart::say_yes(const Request& request) {
  bool done = true;
  std::visit(base::Overloaded{
                 [&](const hall::NextStep& wish) {
                   if (const auto* step = step_of(sitting_.open->session(), wish))
                     go_to_step(around_, sitting_, *step);
                 },
                 [&](const hall::AskQuestion& wish) { ask_question(wish.text); },
                 [&](const hall::Say&) {}, [&](const hall::CardFromAfar&) {},
                 [&](const hall::IslandFromAfar& wish) { done = lay_island(wish, request.id); },
                 [&](const hall::GiveTime& wish) { give_time(wish); },
                 [&](const hall::AlsoOpenAt&) { around_.wishes.emplace_back(p::OpenHall{}); }},
             request.wish);
  return done ? What::done : What::declined;
}

void HallAsksPart::ask_question(const std::string& text) {
  desk::Desk& desk = sitting_.desk;
  const model::Session& session = sitting_.open->session();
  if (!desk.apply(ops::add_board(session, around_.ids))) return;
  const auto boards = session.boards_in_order();
  if (boards.empty()) return;
  const base::Id board = boards.back()->id;
  (void)desk.apply(ops::write_question(session, board, text, around_.ids));
  show_board(around_, sitting_, board);
}

bool HallAsksPart::lay_island(const hall::IslandFromAfar& island, base::Id request) {
  const auto laid =
      desk::lay_copy(sitting_.desk, island.ops, {request, island.origin, around_.clock.wall()});
  if (!laid) {
    sitting_.desk.refused(laid.error());
  } else if (laid->nil()) {
    around_.say(p::ToastKind::warning,
                around_.tr("There was no island in what the other table sent."));
  }
  return laid && !laid->nil();
}

void HallAsksPart::note_laid() {
  for (const Request& request : around_.hall->waiting())
    if (const auto* island = std::get_if<hall::IslandFromAfar>(&request.wish);
        island && !std::ranges::count(done_, request.id) &&
        ops::has_arrived(sitting_.open->session(), island->ops, request.id))
      done_.push_back(request.id);
}

void HallAsksPart::give_time(const hall::GiveTime& time) {
  const model::Session& session = sitting_.open->session();
  if (!ops::step_now(session)) return;
  const bool stops = time.seconds <= 0;
  set_step_clock(around_, sitting_,
                 stops ? sitting_.step_clock.left_s(session, around_.clock) : time.seconds, stops);
}

void HallAsksPart::take_cards() {
  if (sitting_.desk.read_only) return;
  std::size_t came = 0;
  std::string origin;
  for (const Request& request : around_.hall->waiting()) {
    const auto* card = std::get_if<hall::CardFromAfar>(&request.wish);
    if (!card || std::ranges::count(done_, request.id)) continue;
    done_.push_back(request.id);
    if (is_there(sitting_.open->session(), request.id)) continue;
    // Nobody here did it: no undo of this table takes it back.
    const auto laid = sitting_.open->doc().apply_aside(ops::Add<model::Card>{
        sitting_.desk.board_id, card_of(*card, request, around_.clock.wall())});
    if (!laid) {
      base::log_warning("a card from the hall: " + laid.error().text());
      continue;
    }
    ++came;
    origin = card->origin;
  }
  if (came == 0) return;
  const auto& tr = around_.tr;
  around_.say(p::ToastKind::info, came == 1 && !origin.empty()
                                      ? p::fill(tr("A card from {0} lies in the tray."), {origin})
                                      : p::fill(tr("Cards from elsewhere lie in the tray: {0}"),
                                                {std::to_string(came)}));
  around_.due.all();
}

void HallAsksPart::pass_over_old() {
  // Of several steps, or times, only the last is still what the hall wants.
  const Request* step = nullptr;
  const Request* time = nullptr;
  std::vector<base::Id> old;
  for (const Request& request : around_.hall->waiting()) {
    const bool is_step = std::holds_alternative<hall::NextStep>(request.wish);
    const bool is_time = std::holds_alternative<hall::GiveTime>(request.wish);
    if (!is_step && !is_time) continue;
    const Request*& last = is_step ? step : time;
    if (last && !std::ranges::count(done_, last->id)) old.push_back(last->id);
    last = &request;
  }
  for (const base::Id id : old) around_.hall->settle(id, What::declined);
}

void HallAsksPart::settle_saved() {
  if (done_.empty() || sitting_.open->save_state().kind == storage::SaveState::Kind::saving) return;
  if (sitting_.open->save_state().kind == storage::SaveState::Kind::failing) return;
  for (const base::Id id : std::exchange(done_, {})) around_.hall->settle(id, What::done);
}

void HallAsksPart::tick(double) {
  if (!around_.hall) return;
  settle_saved();
  pass_over_old();
  note_laid();
  take_cards();
  const Request* request = first();
  const bool same = request ? request->id == shown_ && view(*request) == view_ : shown_.nil();
  if (!same) around_.due.panels = true;
}

double HallAsksPart::next_deadline_s() const {
  return done_.empty() ? 1e300 : around_.clock.now_s() + kLook_s;
}

}  // namespace pages
