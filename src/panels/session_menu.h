// SessionMenu: what can be done to a session of the start's list: call it otherwise, copy it, take it
// along on a stick, put it in the bin. Opens at its tile. Its commands, its draw. The UI thread's.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "panels/ui.h"

namespace panels {

struct RenameSession {
  base::Path path;
  std::string title;
};
struct CopySession {
  base::Path path;
};
struct BinSession {
  base::Path path;
};
/// To a stick, to a colleague.
struct TakeSession {
  base::Path path;
  std::string title;
};
using SessionMenuCommand = std::variant<RenameSession, CopySession, BinSession, TakeSession>;

class SessionMenu {
 public:
  void open(const base::Path& session, const std::string& title, const Area& at);
  bool is_open() const { return at_.has_value(); }
  void close() { at_.reset(); }
  /// What is being typed, for the fonts.
  const std::string& title() const { return title_; }
  /// Over everything; after Ui::end() of the page.
  std::optional<SessionMenuCommand> draw(Ui& ui);

 private:
  std::optional<Area> at_;  // the button that opened it
  base::Path session_;
  std::string title_;
  bool renaming_ = false, placed_ = false;
  bool begins_ = false;  // the title is to be written in
};

}  // namespace panels
