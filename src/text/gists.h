// Gists: what a table's texts are found and compared by, made once, on a thread of their own, and kept.
// The thread begins with the first text that is asked for. The window's thread.
//  1. What is asked for is known after some poll(): a text that can't be read has an empty gist.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/gist_worker.h"

namespace text {

class Gists {
 public:
  /// See base::Worker.
  Gists(GistWorker::Factory factory, const base::Clock& clock, std::function<void()> wake)
      : factory_(std::move(factory)), clock_(clock), wake_(std::move(wake)) {}

  /// To be used before the next call; null: not known yet, and asked for.
  const Gist* of(const std::string& text);
  /// True: more is known than before.
  bool poll();
  double next_deadline_s() const;
  /// Grows whenever more is known.
  std::uint64_t rounds() const { return rounds_; }

 private:
  void ask();

  GistWorker::Factory factory_;
  const base::Clock& clock_;
  std::function<void()> wake_;
  std::optional<GistWorker> worker_;
  std::unordered_map<std::string, Gist> known_;
  std::vector<std::string> wanted_;          // in the order they were asked for
  std::vector<std::string> asked_;           // what the worker has
  std::unordered_set<std::string> pending_;  // both, each once
  std::uint64_t rounds_ = 0;
};

}  // namespace text
