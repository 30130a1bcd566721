// PhotoShelf: the pictures from phones that are still to be written off: which there are, and how they look, small in
// the tray and large in their sheet. They are decoded in their own time, only while somebody looks. The window's
// thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pages/photo_task.h"
#include "pages/surroundings.h"
#include "phone/photo_folder.h"

namespace pages {

class PhotoShelf {
 public:
  /// Of this session. `around` lives longer; `program` decodes pictures.
  PhotoShelf(Surroundings& around, const base::Path& session, base::Path program);
  ~PhotoShelf();
  PhotoShelf(const PhotoShelf&) = delete;
  PhotoShelf& operator=(const PhotoShelf&) = delete;

  /// Some have come.
  void look_again();
  /// The newest first.
  const std::vector<std::string>& keys() const { return keys_; }
  /// Somebody looks into the tray.
  void want_small() { wants_small_ = true; }
  /// Somebody looks at this one; empty: at none, and its picture goes.
  void want_large(const std::string& key);

  /// Without a texture while there is none.
  panels::Picture small(const std::string& key) const;
  const panels::Picture& large() const { return large_; }
  /// Why it cannot be shown; empty: it can, or will be.
  std::string why_not(const std::string& key) const;

  /// It was written off. Says so where the disk refuses.
  void put_away(const std::string& key);
  /// The one that was put away last comes back.
  void take_back();
  bool one_is_away() const { return !away_.empty(); }

  /// True: there is something new to be seen.
  bool tick();
  double next_deadline_s() const;

 private:
  void ask();
  void ask_for(const std::string& key, bool large);
  void take(PhotoWorker::Answer& answer);
  void drop(panels::Picture& picture);

  Surroundings& around_;
  phone::PhotoFolder folder_;
  const base::Path program_;
  std::vector<std::string> keys_, away_;
  std::map<std::string, panels::Picture> small_;
  std::map<std::string, std::string> broken_;  // and why
  std::string wanted_, asked_;                 // large; what is being made
  panels::Picture large_;
  bool wants_small_ = false, asked_large_ = false, looked_ = false;
  std::uint64_t serial_ = 0;
  std::unique_ptr<PhotoWorker> worker_;  // since the first was looked at
};

}  // namespace pages
