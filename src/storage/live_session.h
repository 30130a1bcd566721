// LiveSession: one session that is open for work: the document, its store, and when to write the
// session file. The model's thread. `files` and `clock` outlive it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "ops/document.h"
#include "storage/finding.h"
#include "storage/journal_listener.h"
#include "storage/save_state.h"
#include "storage/unseen_cards.h"

namespace storage {

class Store;

/// What a new session is told; all may be empty.
struct NewSession {
  std::string title, date, venue;
  std::vector<std::string> makers, questions;
  bool anonymous = false;  // no card says who wrote it
};

/// A session with one board for each question (one board without any).
model::Session make_session(const NewSession& wishes, base::IdSource& ids, base::WallTime now);

class LiveSession {
 public:
  static base::Result<std::unique_ptr<LiveSession>> open(base::FileSystem& files,
                                                         const base::Clock& clock,
                                                         base::IdSource& ids,
                                                         const base::Path& path);
  static base::Result<std::unique_ptr<LiveSession>> create(base::FileSystem& files,
                                                           const base::Clock& clock,
                                                           const base::Path& path,
                                                           model::Session session);

  ~LiveSession();

  ops::Document& doc() { return doc_; }
  const model::Session& session() const { return doc_.session(); }
  SaveState save_state() const;
  const base::Path& path() const;
  bool read_only() const;
  /// What was repaired, dropped or passed over when it was opened.
  const std::vector<Finding>& findings() const { return findings_; }

  /// Hands the session to the store once the table has been quiet for a while, and at the latest
  /// after a minute of steady work.
  void tick(double now_s);
  double next_deadline_s() const;
  /// Store::listen.
  void listen(JournalListener listener);
  /// Everything to the disk; the session is let go.
  base::Result<void> close();
  /// Ends without writing any more; what could not be written is dropped.
  void discard();
  /// What people are to be told once: files of others that were kept under another name.
  std::vector<base::Sentence> take_notes();

 private:
  void record(const ops::Op& op, ops::ActionId step);
  /// The cards that waited at the seats wait there again.
  void bring_waiting(const std::vector<ops::Op>& waiting);
  LiveSession(std::unique_ptr<Store> store, model::Session session, const base::Clock& clock,
              ops::History history = {});

  const base::Clock& clock_;
  std::unique_ptr<Store> store_;
  ops::Document doc_;
  std::vector<Finding> findings_;
  UnseenCards unseen_;
  std::optional<ops::Op> held_;  // told to the store once it is known whether more of it follow
  double changed_s_ = 0, dirty_since_s_ = 0;
  bool dirty_ = false;
};

}  // namespace storage
