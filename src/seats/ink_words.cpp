#include "seats/ink_words.h"

#include <chrono>
#include <thread>

#include "seats/typed_text.h"

namespace seats {

namespace {

constexpr base::Asker kInkAsker = kSheetAsker + 1;
constexpr auto kNap = std::chrono::milliseconds(2);

}  // namespace

std::string InkWords::of(const std::vector<model::InkStroke>& ink) {
  if (ink.empty()) return {};
  std::string words = read(ink);
  if (words.empty()) ++unread_;
  return words;
}

std::string InkWords::read(const std::vector<model::InkStroke>& ink) {
  using Answer = pen::ReadingWorker::Answer;
  pen::ReadingWorker* reader = aids_.reader;
  if (!reader || !reader->in_service()) return {};
  const auto from = std::chrono::steady_clock::now();
  const auto waited = [&] {
    return waited_s_ +
           std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
  };
  reader->ask(kInkAsker, 0, ink);
  while (waited() < kMost_s) {
    for (const Answer& answer : reader->poll_for(kInkAsker)) {
      waited_s_ = waited();
      return answer.kind == Answer::Kind::answered ? pen::best_text(answer.reply) : std::string{};
    }
    std::this_thread::sleep_for(kNap);
  }
  reader->forget(kInkAsker);
  waited_s_ = kMost_s;
  return {};
}

}  // namespace seats
