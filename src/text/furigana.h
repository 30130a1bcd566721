// Furigana: the readings of a table's texts, found once, on a thread of their own, and kept. Scenes ask
// while they lay out and are told when more is known. The window's thread.
//  1. What is asked for is known after some poll(): a text that can't be read has no readings.
//  2. What is known is read with the own readings as they are now: what they change is asked for anew.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/readings_worker.h"

namespace text {

class Furigana {
 public:
  /// See base::Worker.
  Furigana(ReadingsWorker::Factory factory, const base::Clock& clock, std::function<void()> wake);

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
  bool in_service() const { return worker_.in_service(); }
  std::optional<base::Error> error() const { return worker_.error(); }

 private:
  void want(const std::string& text);
  void ask();
  void guess(const std::string& text);

  ReadingsWorker worker_;
  std::unordered_map<std::string, Read> known_;
  std::deque<std::string> late_;     // known of late, the newest first
  std::vector<std::string> wanted_;  // each once, in the order they were asked for
  std::vector<std::string> asked_;   // what the worker has
  std::shared_ptr<const OwnReadings> own_, asked_with_;
  Rubies guessed_;
};

}  // namespace text
