#include "model/question_words.h"

namespace model {

const std::string& question_text(const Session& session, const Board& board) {
  static const std::string kNone;
  const auto found = session.questions.find(board.question);
  return found == session.questions.end() ? kNone : found->second.text;
}

const std::string& question_or_title(const Session& session, const Board& board) {
  const auto found = session.questions.find(board.question);
  return found == session.questions.end() ? board.title : found->second.text;
}

}  // namespace model
