#include "ops/masks.h"

#include "ops/op.h"

namespace ops {

using namespace model;

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

}  // namespace ops
