// StartPage: what the start screen shows: the recent sessions with small pictures of their maps,
// and the file list. Pictures are made one a frame and kept in the cache folder. The model's
// thread.
#pragma once

#include <map>
#include <optional>

#include "app/stage.h"
#include "base/messages.h"
#include "panels/views.h"

namespace app {

class StartPage {
 public:
  StartPage(base::FileSystem& files, Stage& stage, text::Typesetter& typesetter,
            base::Path sessions);

  /// Reads the folder again; what is wrong with a file is said in the language of `tr`.
  void refresh(const base::Messages& tr);
  /// Says of a file that it can't be opened, in the language of `tr` and, after refresh(), of that.
  void cannot_open(const base::Path& path, base::Error error, const base::Messages& tr);
  void forget_trouble();
  /// Makes one missing picture; false when none is missing.
  bool make_one_picture();
  panels::StartView& view() { return view_; }

  /// Lists a folder for the file panel: folders, and files that `purpose` can open.
  static panels::FilesView list_folder(base::FileSystem& files, const base::Path& folder,
                                       panels::FilesPurpose purpose, const base::Messages& tr);

 private:
  base::Path picture_path(const base::Path& session, base::WallTime changed) const;

  base::FileSystem& files_;
  Stage& stage_;
  text::Typesetter& typesetter_;
  base::Path sessions_;
  panels::StartView view_;
  struct Trouble {
    base::Path path;
    base::Error error;
  };
  std::optional<Trouble> trouble_;
  struct Wanted {
    std::size_t tile;
    base::WallTime changed;
  };
  std::vector<Wanted> wanted_;
  struct Made {
    unsigned texture;
    int width, height;
  };
  std::map<base::Path, Made> made_;
};

}  // namespace app
