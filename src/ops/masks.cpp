#include "ops/masks.h"

#include "ops/op.h"
#include "ops/report_words.h"

namespace ops {

using namespace model;

namespace {

constexpr std::string_view kInsteadOf = "instead:";

const Redaction* own_redaction(const Board& board, Id about, std::string_view words) {
  for (const auto& [id, redaction] : board.redactions)
    if (redaction.about == about && redaction.words == words) return &redaction;
  return nullptr;
}

}  // namespace

std::string text_under(const Board& board, Id about) {
  if (const Card* card = find_card(board, about)) return card->text;
  const Island* island = find_island(board, about);
  if (!island) return {};
  std::string out = island->plate;
  for (const std::string* more : {&island->symbol, &island->plain})
    if (!more->empty()) out += (out.empty() ? "" : "\n") + *more;
  return out;
}

const Redaction* redaction_of(const Board& board, Id about, std::string_view words) {
  if (const Redaction* own = own_redaction(board, about, words)) return own;
  const Card* card = find_card(board, about);
  return card && !card->twin.nil() ? own_redaction(board, card->twin, words) : nullptr;
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

std::optional<std::string_view> words_beside(const ReportText& text) {
  if (!text.part.starts_with(kInsteadOf)) return {};
  return std::string_view(text.part).substr(kInsteadOf.size());
}

const std::string* instead_beside(const Session& session, std::string_view words) {
  for (const auto& [id, text] : session.report_texts)
    if (words_beside(text) == words) return &text.text;
  return nullptr;
}

Ops say_instead(const Session& session, std::string_view words, std::string_view instead,
                base::IdSource& ids) {
  if (words.empty()) return {};
  return say_in_report(session, std::string(kInsteadOf) + std::string(words), std::string(instead),
                       ids);
}

}  // namespace ops
