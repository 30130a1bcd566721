#include "report/published.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "model/kinds.h"
#include "model/timeless.h"
#include "ops/masks.h"
#include "ops/other_texts.h"

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

/// What is said for some words.
struct Instead {
  std::string words, says;
  bool masks = false;
  Id about{};  // nil: wherever neither card nor plate says them
};

/// The longest words first: 佐藤花子 before 佐藤.
class Decisions {
 public:
  void add(std::string_view words, const std::string& says, Id about) {
    if (words.empty() || says == words) return;
    const bool masks = says.empty() || says == ops::kMask;
    all.push_back({std::string(words), masks ? std::string(ops::kMask) : says, masks, about});
    std::ranges::stable_sort(all, std::greater(), [](const Instead& i) { return i.words.size(); });
  }
  std::vector<Instead> all;
};

/// True: the words stood there.
bool reword(model::Board& board, const Instead& i) {
  bool any = false;
  if (const auto card = board.cards.find(i.about); card != board.cards.end()) {
    any = replace(card->second.text, i.words, i.says);
    if (const auto twin = board.cards.find(card->second.twin); twin != board.cards.end())
      any = replace(twin->second.text, i.words, i.says) || any;
  }
  if (const auto found = board.islands.find(i.about); found != board.islands.end())
    for (std::string* text : {&found->second.plate, &found->second.symbol, &found->second.plain})
      any = replace(*text, i.words, i.says) || any;
  return any;
}

void count(const Instead& i, Published& out) { ++(i.masks ? out.masked : out.said_other); }

/// What is retold says for them what cards and plates say.
void reword_retold(model::Board& board, const Decisions& decided, Published& out) {
  ops::for_each_retold_text(board, [&](std::string& text) {
    for (const Instead& i : decided.all)
      if (replace(text, i.words, i.says) && i.about.nil()) count(i, out);
  });
  for (const Instead& i : decided.all) {
    for (auto& [id, passage] : board.passages) replace(passage.draft, i.words, i.says);
    replace(board.narrative, i.words, i.says);
  }
}

/// What is decided names what it hides, and goes.
void reword(model::Session& session, Published& out) {
  Decisions masks;
  std::erase_if(session.report_texts, [&](const auto& entry) {
    const auto words = ops::words_beside(entry.second);
    if (words) masks.add(*words, entry.second.text, {});
    return words.has_value();
  });
  ops::for_each_other_text(session, [&](std::string& text) {
    for (const Instead& i : masks.all)
      if (replace(text, i.words, i.says)) count(i, out);
  });
  for (auto& [id, board] : session.boards) {
    Decisions decided = masks;
    for (const auto& entry : std::exchange(board.redactions, {}))
      decided.add(entry.second.words, entry.second.instead, entry.second.about);
    for (const Instead& i : decided.all)
      if (!i.about.nil() && reword(board, i)) count(i, out);
    reword_retold(board, decided, out);
  }
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
    board.index_map = false;  // how the table sees it just now
  }
  reword(out.session, out);
  if (!out.names)
    for (auto& [id, board] : out.session.boards) forget_times(board);
  return out;
}

}  // namespace report
