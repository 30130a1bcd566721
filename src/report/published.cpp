#include "report/published.h"

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

#include "model/kinds.h"
#include "model/timeless.h"
#include "ops/masks.h"

namespace report {

using model::Id;

namespace {

template <class Thing>
void rename(std::map<Id, Thing>& things, std::map<Id, Id>& names) {
  std::map<Id, Thing> out;
  for (auto& [id, thing] : things) {
    Id now = model::timeless(id);
    while (out.contains(now)) ++now.bytes[15];
    names[id] = thing.id = now;
    out.emplace(now, std::move(thing));
  }
  things = std::move(out);
}

void forget_times(model::Board& board) {
  std::map<Id, Id> names;
  model::for_each_kind_in<model::Board>([&](auto row) { rename(board.*row.things, names); });
  model::for_each_kind_in<model::Board>([&](auto row) {
    using Thing = typename decltype(row)::Thing;
    for (auto& entry : board.*row.things)
      model::for_each_link<Thing>([&](auto link) {
        Id& named = entry.second.*link.member;
        if (const auto it = names.find(named); it != names.end()) named = it->second;
      });
  });
  for (auto& [id, card] : board.cards) {
    card.who.clear();
    card.seat.clear();
    card.origin.clear();
    card.made = 0;
  }
  for (auto& [id, vote] : board.votes) {
    vote.who.clear();
    vote.seat.clear();
    vote.made = 0;
  }
  for (auto& [id, relation] : board.relations) relation.made = 0;
  for (auto& [id, island] : board.islands) island.made = 0;
  for (auto& [id, circle] : board.circles) circle.made = 0;
}

bool replace(std::string& text, const std::string& words, const std::string& instead) {
  bool any = false;
  for (std::size_t at = text.find(words); at != std::string::npos;
       at = text.find(words, at + instead.size())) {
    text.replace(at, words.size(), instead);
    any = true;
  }
  return any;
}

/// True: the words stood there.
bool reword(model::Board& board, const model::Redaction& r, const std::string& instead) {
  bool any = false;
  if (const auto card = board.cards.find(r.about); card != board.cards.end()) {
    any = replace(card->second.text, r.words, instead);
    if (const auto twin = board.cards.find(card->second.twin); twin != board.cards.end())
      any = replace(twin->second.text, r.words, instead) || any;
  }
  if (const auto found = board.islands.find(r.about); found != board.islands.end())
    for (std::string* text : {&found->second.plate, &found->second.symbol, &found->second.plain})
      any = replace(*text, r.words, instead) || any;
  for (auto& [id, passage] : board.passages) {
    replace(passage.text, r.words, instead);
    replace(passage.draft, r.words, instead);
  }
  replace(board.narrative, r.words, instead);
  return any;
}

}  // namespace

Published published(const model::Session& session, const ReportOptions& options) {
  Published out{session, options.names && !session.anonymous, 0, 0};
  std::erase_if(out.session.answers, [](const auto& answer) { return answer.second.secret; });
  for (auto& [id, board] : out.session.boards) {
    std::erase_if(board.cards,
                  [](const auto& card) { return card.second.place == model::Place::seat; });
    std::erase_if(board.votes, [](const auto& vote) { return vote.second.secret; });
    const auto gone = [&](Id link) {
      return !link.nil() && !board.cards.contains(link) && !board.islands.contains(link);
    };
    std::erase_if(board.votes, [&](const auto& v) { return gone(v.second.target); });
    std::erase_if(board.relations,
                  [&](const auto& r) { return gone(r.second.from) || gone(r.second.to); });
    for (auto& [card_id, card] : board.cards)
      if (gone(card.twin)) card.twin = {};
    // The longest first: 佐藤花子 before 佐藤.
    std::vector<const model::Redaction*> redactions;
    for (const auto& entry : board.redactions) redactions.push_back(&entry.second);
    std::ranges::stable_sort(redactions, std::greater(),
                             [](const model::Redaction* r) { return r->words.size(); });
    for (const model::Redaction* r : redactions) {
      if (r->words.empty() || r->instead == r->words) continue;
      const bool masks = r->instead.empty() || r->instead == ops::kMask;
      if (reword(board, *r, masks ? std::string(ops::kMask) : r->instead))
        ++(masks ? out.masked : out.said_other);
    }
    // They name what they hide.
    board.redactions.clear();
    board.index_map = false;  // how the table sees it just now
    if (!out.names) forget_times(board);
  }
  return out;
}

}  // namespace report
