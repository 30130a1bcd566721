// Tricks that are played on a session's files while the table works, the table they are played on,
// and the place. See swaps.cpp. One thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ops/document.h"
#include "storage/store.h"
#include "stress/stress.h"

namespace stress {

/// A store on the real disk, acted on at random.
class Table {
 public:
  /// Opens what lies there, or makes a session.
  Table(base::Path name, unsigned seed);

  bool stands() const { return store_ != nullptr; }
  const std::string& trouble() const { return trouble_; }
  std::mt19937& random() { return random_; }

  void act(int actions);
  void snapshot() { store_->snapshot(document_->session()); }
  bool until_saved(double seconds = 6) const;
  std::string said() const { return store_->save_state().message.english(); }
  std::string text() const { return storage::session_text(document_->session(), 0); }
  /// Nothing where all went well.
  std::string close();

 private:
  void begin(std::unique_ptr<storage::Store> store, model::Session session);

  const base::Path name_;
  base::RealFileSystem files_;
  base::RealClock clock_;
  base::IdSource ids_;
  std::mt19937 random_;
  std::unique_ptr<storage::Store> store_;
  std::unique_ptr<ops::Document> document_;
  std::string trouble_;
};

/// One trick in a folder of its own.
struct Place {
  base::Path folder;                // all of it
  base::Path session;               // as the table names it
  base::Path file, journal, lock;   // where the files are
  std::vector<std::string> others;  // what others have put there and must not lose
  std::string wrong;                // what the trick itself saw that must not be
};

struct Trick {
  const char* what;
  /// Before the table opens; may be empty.
  void (*before)(Place&);
  void (*play)(Place&, Table&);
};

const std::vector<Trick>& tricks();

}  // namespace stress
