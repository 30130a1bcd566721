// ReadLines: what the room has read of a table's session, handed to whoever keeps or shows it. LineTaker is who takes
// it; LineInbox brings it to another thread.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "hall/subjects.h"

namespace hall {

struct ReadLines {
  OpSubject from;
  std::uint64_t first = 0, last = 0;  // the numbers of the lines
  /// The first line is a journal's header: what was taken of this session from this place before is done with.
  bool begins = false;
  std::string text;  // whole lines, each with its newline, as the table's journal has them
};

enum class ReadTrouble {
  forked,  // the place goes on with another branch than the one that was read; no more is taken of it
  hole,    // the hub has lost lines in the middle; tried again from the beginning every while
};

class LineTaker {
 public:
  virtual ~LineTaker() = default;
  /// In order, without gaps or repetitions. On the reader's thread; must be quick.
  virtual void take(const ReadLines& lines) = 0;
  virtual void say(const OpSubject& from, ReadTrouble trouble) = 0;
};

class LineInbox final : public LineTaker {
 public:
  struct Trouble {
    OpSubject from;
    ReadTrouble what;
  };
  struct Taken {
    std::vector<ReadLines> lines;
    std::vector<Trouble> troubles;
  };
  /// `wake` is called on the reader's thread when something lies in the inbox that was empty.
  explicit LineInbox(std::function<void()> wake = {}) : wake_(std::move(wake)) {}
  void take(const ReadLines& lines) override;
  void say(const OpSubject& from, ReadTrouble trouble) override;
  /// Everything since the last call; any thread.
  Taken fetch();

 private:
  void put(const std::function<void(Taken&)>& what);

  const std::function<void()> wake_;
  std::mutex mutex_;
  Taken taken_;
};

}  // namespace hall
