// Furigana: the readings of a table's texts, found once, on a thread of their own, and kept. Scenes ask
// while they lay out and are told when more is known. The window's thread. Whoever draws a map once and is in
// no hurry (a report) has them read at once instead, on its own thread.
//  1. What is asked for is known after some poll(): a text that can't be read has no readings.
//  2. What is known is read with the own readings as they are now: what they change is asked for anew.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/readings_worker.h"

namespace text {

class Furigana {
 public:
  /// See base::Worker.
  Furigana(ReadingsWorker::Factory factory, const base::Clock& clock, std::function<void()> wake);
  /// Everything is known as soon as it is asked for; `at_once` outlives it.
  explicit Furigana(Readings& at_once);

  /// Of `text`, to be used before the next call. Not `known`: it is asked for from now on, and what
  /// there is stands over the beginning it shares with a text read of late: somebody writes.
  struct Found {
    const Rubies& rubies;
    bool known;
  };
  Found of(const std::string& text);
  bool knows(const std::string& text) const { return known_.contains(text); }
  /// Its words with kanji, to be used before the next call; null: not known yet, and asked for.
  const std::vector<ReadWord>* words_of(const std::string& text);

  /// What the people at the table say of words. True: some text is to be read anew for it.
  bool set_own(const OwnReadings& own);

  /// True: more is known than before.
  bool poll();
  double next_deadline_s() const;
  /// Readings come, or will once the dictionary is open.
  bool in_service() const { return !worker_ || worker_->in_service(); }
  std::optional<base::Error> error() const {
    return worker_ ? worker_->error() : std::optional<base::Error>();
  }

 private:
  /// What is known of it once it may be read at once; null: it is asked for.
  const Read* read_now(const std::string& text);
  void want(const std::string& text);
  void ask();
  void guess(const std::string& text);

  std::optional<ReadingsWorker> worker_;
  Readings* at_once_ = nullptr;  // where there is no worker
  std::unordered_map<std::string, Read> known_;
  std::deque<std::string> late_;     // known of late, the newest first
  std::vector<std::string> wanted_;  // each once, in the order they were asked for
  std::vector<std::string> asked_;   // what the worker has
  std::shared_ptr<const OwnReadings> own_, asked_with_;
  Rubies guessed_;
};

}  // namespace text
