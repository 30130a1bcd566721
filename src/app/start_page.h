// StartPage: what the start screen shows: the recent sessions with small pictures of their maps,
// and the file list. Pictures are made by a thread of their own, painted one a frame and kept in
// the cache folder. The model's thread.
#pragma once

#include <map>
#include <optional>

#include "app/compositor.h"
#include "app/picture_maker.h"
#include "base/messages.h"
#include "panels/views.h"

namespace app {

class StartPage {
 public:
  /// `wake` as for PictureMaker.
  StartPage(base::FileSystem& files, Compositor& stage, text::Typesetter& typesetter,
            base::Path sessions, base::Path fonts, const base::Clock& clock,
            std::function<void()> wake);

  /// Reads the folder again; what is wrong with a file is said in the language of `tr`.
  void refresh(const base::Messages& tr);
  /// Says of a file that it can't be opened, in the language of `tr` and, after refresh(), of that.
  void cannot_open(const base::Path& path, base::Error error, const base::Messages& tr);
  void forget_trouble();
  /// Takes a picture that has been made and asks for the next; true when a tile got one.
  bool tick();
  double next_deadline_s() const { return maker_.next_deadline_s(); }
  panels::StartView& view() { return view_; }

  /// Lists a folder for the file panel: folders, and files that `purpose` can open.
  static panels::FilesView list_folder(base::FileSystem& files, const base::Path& folder,
                                       panels::FilesPurpose purpose, const base::Messages& tr);

 private:
  base::Path picture_path(const base::Path& session, base::WallTime changed) const;
  gfx::Picture painted(MadePicture& made);

  base::FileSystem& files_;
  Compositor& compositor_;
  text::Typesetter& typesetter_;
  base::Path sessions_;
  panels::StartView view_;
  struct Trouble {
    base::Path path;
    base::Error error;
  };
  std::optional<Trouble> trouble_;
  struct Wanted {
    base::Path session, kept;
  };
  std::vector<Wanted> wanted_;
  std::vector<base::Path> tile_pictures_;       // where each tile's picture is kept
  std::map<base::Path, panels::Picture> made_;  // by where they are kept; without a texture: plain
  PictureMaker maker_;
};

}  // namespace app
