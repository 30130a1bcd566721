#include "pages/phone_arrivals.h"

#include <algorithm>
#include <map>

#include "base/log.h"
#include "desk/words.h"
#include "model/origin.h"
#include "model/weighing.h"
#include "ops/in_sight.h"
#include "ops/op.h"
#include "ops/survey.h"
#include "ops/weigh.h"

namespace pages {

bool PhoneArrivals::is_there(base::Id card) const {
  return std::ranges::any_of(sitting_.open->session().boards, [&](const auto& entry) {
    return model::find_card(entry.second, card) != nullptr;
  });
}

model::Card PhoneArrivals::card_of(const phone::SentCard& sent) const {
  model::Card card;
  card.id = sent.id;
  card.text = sent.text;
  if (!sitting_.desk.nameless()) card.who = sent.who;
  card.origin = model::kFromPhones;
  card.size = desk::card_size_for(sent.text, around_.typesetter, around_.look.letters);
  card.made = around_.clock.wall();
  return card;
}

bool PhoneArrivals::lay_here(const std::vector<const phone::SentCard*>& cards, PhoneCards where) {
  desk::Desk& desk = sitting_.desk;
  std::vector<base::Rect> taken = desk.sight().covered;
  double z = model::top_z(desk.board());
  ops::Ops ops;
  for (const phone::SentCard* sent : cards) {
    model::Card card = card_of(*sent);
    card.z = z++;
    if (where == PhoneCards::to_tray) {
      card.place = model::Place::tray;
    } else {
      card.pos = desk.scene.free_place(card.size, desk.table(), taken);
      taken.push_back(model::shape_of(card).bounds());
    }
    ops.push_back(ops::Add<model::Card>{desk.board_id, std::move(card)});
  }
  return desk.apply(std::move(ops));
}

bool PhoneArrivals::lay_elsewhere(base::Id board,
                                  const std::vector<const phone::SentCard*>& cards) {
  double z = model::top_z(*sitting_.open->session().board(board));
  ops::Ops ops;
  for (const phone::SentCard* sent : cards) {
    model::Card card = card_of(*sent);
    card.z = z++;
    card.place = model::Place::tray;
    ops.push_back(ops::Add<model::Card>{board, std::move(card)});
  }
  const auto done = sitting_.desk.doc.apply_all(ops);
  if (!done) base::log_warning("cards from phones were refused: " + done.error().text());
  return done.ok();
}

std::vector<base::Id> PhoneArrivals::take(const std::vector<phone::SentCard>& cards,
                                          PhoneCards where) {
  std::vector<base::Id> out;
  if (sitting_.desk.read_only) return out;
  std::map<base::Id, std::vector<const phone::SentCard*>> fresh;
  for (const phone::SentCard& card : cards) {
    if (is_there(card.id)) {
      out.push_back(card.id);
      continue;
    }
    const bool known = sitting_.open->session().board(card.board) != nullptr;
    fresh[known ? card.board : sitting_.desk.board_id].push_back(&card);
  }
  for (const auto& [board, all] : fresh) {
    const bool here = board == sitting_.desk.board_id;
    if (!(here ? lay_here(all, where) : lay_elsewhere(board, all))) continue;
    for (const phone::SentCard* card : all) out.push_back(card->id);
    if (here) around_.sound(Sound::card_out);
  }
  if (!fresh.empty()) around_.due.all();
  return out;
}

bool PhoneArrivals::apply(const ops::Ops& ops) {
  if (ops.empty()) return false;
  if (!ops::is_secret(sitting_.board(), ops)) return sitting_.desk.apply(ops);
  return std::ranges::all_of(
      ops, [&](const ops::Op& op) { return sitting_.desk.doc.apply_aside(op).ok(); });
}

phone::Outcome PhoneArrivals::take(const phone::SentPoints& points) {
  using phone::Outcome;
  const model::Board& board = sitting_.board();
  if (sitting_.desk.read_only || !model::gives_at_seats(board)) return Outcome::not_now;
  around_.due.all();
  const auto given = [&] {
    auto votes = model::votes_of(board, points.giver);
    std::erase_if(votes, [&](const model::Vote* v) { return v->target != points.target; });
    return votes;
  };
  while (int(given().size()) > points.times)
    if (!apply({ops::Remove<model::Vote>{board.id, given().back()->id}})) return Outcome::refused;
  while (int(given().size()) < points.times) {
    if (ops::why_no_points(board, points.giver, points.target)) return Outcome::refused;
    if (!apply(ops::give_points(board, points.giver, "", points.target, around_.ids,
                                around_.clock.wall())))
      return Outcome::refused;
  }
  return Outcome::done;
}

phone::Outcome PhoneArrivals::take(const phone::SentSheet& sheet) {
  using phone::Outcome;
  if (sheets_.contains(sheet.key)) return Outcome::done;
  if (sitting_.desk.read_only) return Outcome::not_now;
  const ops::Ops ops = ops::answer(sitting_.open->session(), sheet.said, around_.ids);
  if (ops.empty()) return Outcome::not_now;
  // Beside the history: no undo of the table tells of it.
  for (const ops::Op& op : ops)
    if (!sitting_.desk.doc.apply_aside(op)) return Outcome::refused;
  sheets_.insert(sheet.key);
  around_.due.panels = true;
  return Outcome::done;
}

}  // namespace pages
