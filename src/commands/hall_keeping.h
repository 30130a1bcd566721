// HallKeeping: what the hall reads of its tables becomes ordinary session files in a folder, t07-<session>.json and .journal: so
// the folder is the evening's collection. Takes lines from the reader's thread and keeps them on one of its own. `files` and `clock`
// outlive it.
//  1. Nothing that lies there is written over: a journal that does not go on from it is kept beside.
//  2. The hall's disk has every line within a second; what a power cut takes is read again.
#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "hall/reader.h"
#include "storage/collected_session.h"

namespace commands {

class HallKeeping final : public hall::LineTaker {
 public:
  static constexpr double kGather_s =
      0.5;  // lines wait so long for others: thirty tables share one disk

  /// Opens what lies in the folder. Fails where it cannot be made; a session in it that cannot be opened is left as it is,
  /// and said.
  static base::Result<std::unique_ptr<HallKeeping>> open(base::FileSystem& files,
                                                         const base::Clock& clock,
                                                         const base::Path& folder);
  /// Everything to the disk.
  ~HallKeeping() override;
  HallKeeping(const HallKeeping&) = delete;
  HallKeeping& operator=(const HallKeeping&) = delete;

  /// For the reader: what is here already. Before the first line is taken.
  const hall::Reader::Known& known() const { return known_; }
  /// The sessions that lay there when it was opened, once: for whoever shows them.
  std::vector<std::pair<hall::OpSubject, std::shared_ptr<const model::Session>>> take_found() {
    return std::exchange(found_, {});
  }

  // Any thread, quick.
  void take(const hall::ReadLines& lines) override { inbox_.take(lines); }
  void say(const hall::OpSubject& from, hall::ReadTrouble trouble) override {
    inbox_.say(from, trouble);
  }

  struct Kept {
    hall::OpSubject from;
    base::Path path;
    std::uint64_t seq = 0;
    storage::SaveState state;
  };
  std::vector<Kept> kept() const;
  /// What people are to be told once.
  std::vector<base::Sentence> take_notes();

 private:
  struct Session {
    std::unique_ptr<storage::CollectedSession> files;
    std::string waiting;  // lines that are not handed to it yet
    std::uint64_t waiting_seq = 0;
    double waiting_since_s = 0;
  };

  HallKeeping(base::FileSystem& files, const base::Clock& clock, base::Path folder);
  void open_all();
  void start();
  void run();
  void take_inbox();
  void take_lines(const hall::ReadLines& lines);
  void begin(const hall::ReadLines& lines);
  void put_aside(const base::Path& path);
  double step_of(Session& session, bool at_once);
  double step_all(bool at_once);
  void note(base::Sentence text);
  void publish();
  base::Path path_of(const hall::OpSubject& from) const;

  base::FileSystem& files_;
  const base::Clock& clock_;
  const base::Path folder_;
  hall::Reader::Known known_;
  std::vector<std::pair<hall::OpSubject, std::shared_ptr<const model::Session>>> found_;
  std::map<hall::OpSubject, Session> sessions_;
  hall::LineInbox inbox_;
  mutable std::mutex mutex_;  // guards the rest
  std::condition_variable condition_;
  bool woken_ = false, ended_ = false;
  std::vector<Kept> kept_;
  std::vector<base::Sentence> notes_;
  std::thread thread_;
};

}  // namespace commands
