// PictureMaker: the small pictures of sessions, read, laid out and put into draw lists on a thread
// of its own, one at a time, within limits of time and size: no session can stop the start page.
// What is left to the window's thread is to paint a list of limited length. All calls come from the
// window's thread.
//  1. A job that takes longer than the limit is answered as not made; its thread is left to itself
//     with all that it touches and another goes on. After a few of those no more are made.
//  2. A left thread never calls `wake` again.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/file_system.h"
#include "gfx/picture.h"
#include "gfx/target.h"
#include "text/typesetter.h"

namespace app {

inline constexpr int kTileWidth = 640, kTileHeight = 306;  // px, as the tiles show them

/// What a small picture is made of: pixels that were kept, or what is to be painted. Neither: it
/// could not be made, the tile stays plain.
struct MadePicture {
  base::Path kept;  // as asked for
  std::optional<gfx::Picture> pixels;
  canvas::DrawList list;
  gfx::View view;
  std::vector<text::Face> faces;  // by the FaceIds of the list's layouts
};

class PictureMaker {
 public:
  struct Limits {
    double time_s = 4;
    std::uint64_t bytes = 40u << 20;  // of a session file
    std::size_t items = 40000;        // of a draw list
    int most_hangs = 3;
  };
  /// `wake` is called from the thread whenever take() has something; quick, never calling back.
  PictureMaker(std::shared_ptr<base::FileSystem> files, base::Path fonts, const base::Clock& clock,
               std::function<void()> wake, Limits limits);
  /// Waits for what is being made, but no longer than a quarter of a second.
  ~PictureMaker();
  PictureMaker(const PictureMaker&) = delete;
  PictureMaker& operator=(const PictureMaker&) = delete;

  /// Nothing is being made: the next may be asked for.
  bool idle() const { return !asked_; }
  /// Makes the picture of `session`, or reads it where it lies in `kept` already. Requires: idle().
  void ask(const base::Path& session, const base::Path& kept);
  /// Writes a painted picture, for the next time.
  void keep(const base::Path& kept, gfx::Picture picture);
  /// The answer, once it is there; ends what takes too long.
  std::optional<MadePicture> take();
  /// When take() is to be called at the latest, in the clock's seconds.
  double next_deadline_s() const { return asked_ ? asked_->until_s : 1e300; }

 private:
  struct Shared;
  struct Asked {
    base::Path kept;
    double until_s;
  };
  void start();
  void leave_thread();

  std::shared_ptr<base::FileSystem> files_;
  base::Path fonts_;
  const base::Clock& clock_;
  std::function<void()> wake_;
  const Limits limits_;
  std::shared_ptr<Shared> shared_;  // with the present thread; null before the first
  std::optional<Asked> asked_;
  int hangs_ = 0;
};

}  // namespace app
