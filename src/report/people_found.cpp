#include "report/people_found.h"

#include <algorithm>

#include "ops/masks.h"
#include "ops/other_texts.h"

namespace report {

namespace {

class Search {
 public:
  Search(const text::PersonalData& data, PeopleFound& out) : data_(data), out_(out) {}

  /// Each words once a card or plate; a twin says what its card says.
  void look_at(const model::Board& board, base::Id about) {
    const std::string text = ops::text_under(board, about);
    for (std::string& words : words_in(text)) {
      const model::Card* card = model::find_card(board, about);
      const auto same = [&](const PersonFound& o) {
        return o.words == words && (o.about == about || (card && o.about == card->twin));
      };
      if (std::ranges::none_of(out_.all, same))
        out_.all.push_back({board.id, about, std::move(words), text});
    }
  }

  /// What retells a map says of its people what cards and plates say of them.
  void look_at_retold(const model::Board& board) {
    const std::size_t first = beside_.size();
    ops::for_each_retold_text(board, [&](const std::string& text) { look_beside(text); });
    const auto known = [&](const PersonFound& find) {
      return std::ranges::any_of(out_.all, [&](const PersonFound& o) {
        return o.board == board.id && o.words == find.words;
      });
    };
    beside_.erase(std::remove_if(beside_.begin() + std::ptrdiff_t(first), beside_.end(), known),
                  beside_.end());
  }

  void look_beside(const std::string& text) {
    for (std::string& words : words_in(text))
      if (std::ranges::find(beside_, words, &PersonFound::words) == beside_.end())
        beside_.push_back({{}, {}, std::move(words), text});
  }

  void end() { out_.all.insert(out_.all.end(), beside_.begin(), beside_.end()); }

 private:
  std::vector<std::string> words_in(const std::string& text) const {
    std::vector<std::string> out;
    for (const text::PersonalFind& f : data_.in(text))
      out.push_back(text.substr(f.first_byte, f.end_byte - f.first_byte));
    return out;
  }

  const text::PersonalData& data_;
  PeopleFound& out_;
  std::vector<PersonFound> beside_;
};

}  // namespace

PeopleFound people_in(const text::PersonalData& data, const model::Session& session) {
  PeopleFound out;
  out.knows_names = data.knows_names();
  Search search(data, out);
  for (const model::Board* board : session.boards_in_order()) {
    for (const auto& [id, island] : board->islands) search.look_at(*board, id);
    for (const auto& [id, card] : board->cards)
      if (card.place != model::Place::seat) search.look_at(*board, id);
    search.look_at_retold(*board);
  }
  ops::for_each_other_text(session, [&](const std::string& text) { search.look_beside(text); });
  search.end();
  return out;
}

const std::string* decided(const model::Session& session, const PersonFound& find) {
  if (find.about.nil()) return ops::instead_beside(session, find.words);
  const model::Board* board = session.board(find.board);
  const model::Redaction* r = board ? ops::redaction_of(*board, find.about, find.words) : nullptr;
  return r ? &r->instead : nullptr;
}

bool stands(const model::Session& session, const PersonFound& find) {
  const auto in = [&](const std::string& text) {
    return text.find(find.words) != std::string::npos;
  };
  if (!find.about.nil()) {
    const model::Board* board = session.board(find.board);
    return board && in(ops::text_under(*board, find.about));
  }
  bool there = false;
  const auto look = [&](const std::string& text) { there = there || in(text); };
  ops::for_each_other_text(session, look);
  for (const auto& [id, board] : session.boards) ops::for_each_retold_text(board, look);
  return there;
}

std::vector<PersonFound> undecided(const model::Session& session, const PeopleFound& found) {
  std::vector<PersonFound> out;
  for (const PersonFound& find : found.all)
    if (!decided(session, find) && stands(session, find)) out.push_back(find);
  return out;
}

}  // namespace report
