#include "ops/masks.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "ops/op.h"

namespace ops {

using namespace model;

namespace {

bool stay(const Redaction& r) { return r.words.empty() || r.instead == r.words; }

int count_in(std::string_view text, std::string_view words) {
  int count = 0;
  for (std::size_t at = 0; !words.empty() && (at = text.find(words, at)) != std::string_view::npos;
       at += words.size())
    ++count;
  return count;
}

}  // namespace

std::string text_under(const Board& board, Id about) {
  if (const Card* card = find_card(board, about)) return card->text;
  if (const Island* island = find_island(board, about)) return island->plate;
  return {};
}

const Redaction* redaction_of(const Board& board, Id about, std::string_view words) {
  for (const auto& [id, redaction] : board.redactions)
    if (redaction.about == about && redaction.words == words) return &redaction;
  return nullptr;
}

Ops say_instead(const Board& board, Id about, std::string_view words, std::string_view instead,
                base::IdSource& ids) {
  if (words.empty() || (!find_card(board, about) && !find_island(board, about))) return {};
  if (const Redaction* there = redaction_of(board, about, words)) {
    if (there->instead == instead) return {};
    return {Change<Redaction>{board.id, there->id,
                              Patch<Redaction>{}.set<&Redaction::instead>(std::string(instead))}};
  }
  Redaction redaction;
  redaction.id = ids.next();
  redaction.about = about;
  redaction.words = words;
  redaction.instead = instead;
  return {Add<Redaction>{board.id, std::move(redaction)}};
}

Ops decide_not(const Board& board, Id about, std::string_view words) {
  const Redaction* there = redaction_of(board, about, words);
  return there ? Ops{Remove<Redaction>{board.id, there->id}} : Ops{};
}

std::string as_published(const Board& board, Id about, std::string text) {
  std::vector<const Redaction*> all;
  for (const auto& [id, redaction] : board.redactions)
    if (redaction.about == about && !stay(redaction)) all.push_back(&redaction);
  // The longest first: 佐藤花子 before 佐藤. What is said instead is not looked at again.
  std::ranges::stable_sort(all, std::greater(), [](const Redaction* r) { return r->words.size(); });
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::ranges::find_if(all, [&](const Redaction* r) {
      return std::string_view(text).substr(at).starts_with(r->words);
    });
    if (found == all.end()) {
      out += text[at++];
      continue;
    }
    out += (*found)->instead;
    at += (*found)->words.size();
  }
  return out;
}

int masked_words(const Session& session) {
  int count = 0;
  for (const auto& [board_id, board] : session.boards)
    for (const auto& [id, redaction] : board.redactions)
      if (!stay(redaction)) count += count_in(text_under(board, redaction.about), redaction.words);
  return count;
}

}  // namespace ops
