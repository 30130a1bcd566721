// Views: all that the panels show, as plain values which the app fills in before each frame. Texts
// are valid UTF-8 and already in the reader's language where they come from the program.
#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/geometry.h"
#include "base/id.h"
#include "model/session.h"

namespace panels {

/// A texture of the app's; none: the panel draws a placeholder.
struct Picture {
  ImTextureID texture = nullptr;
  float width_px = 0, height_px = 0;
  ImVec2 uv0{0, 0}, uv1{1, 1};
};

enum class ToastKind { info, good, warning };

/// A message above the bar. `details`: more lines (what a repair found). With an `action` (a short
/// verb, e.g. "Open") a tap on it gives ToastAction. The app takes it away, by time or CloseToast.
struct Toast {
  int id = 0;
  ToastKind kind = ToastKind::info;
  std::string text;
  std::vector<std::string> details;
  std::string action;
};

struct RecentSession {
  base::Path path;
  std::string title, date, venue;
  int cards = 0;
  Picture picture;
  std::string error;  // not empty: the file can't be opened, and why
};

struct FileEntry {
  base::Path path;
  std::string name;
  std::string detail;  // e.g. the session's title and date; may be empty
  bool folder = false;
  std::string error;  // not empty: shown instead of the detail; can't be chosen
};

enum class FilesPurpose { open_session, import_cards };

/// One folder's content, folders first.
struct FilesView {
  FilesPurpose purpose = FilesPurpose::open_session;
  std::string folder;  // as it is to be read
  base::Path parent;   // empty: nothing above
  std::vector<FileEntry> entries;
  std::string error;  // the folder can't be read, and why
};

/// A file that was to be opened and can't be; stays until it is closed or something is opened.
struct FileTrouble {
  std::string what;    // "evening.json can't be opened."; empty: there is none
  std::string why;     // a sentence or two
  std::string where;   // the folder
  std::string advice;  // what helps; may be empty
};

/// What people may say of an import besides its column.
enum class ImportOption { several, group, who, head };
struct ImportToggle {
  ImportOption option = ImportOption::group;
  std::string label;
  bool on = false;
};
struct ImportColumnView {
  std::string name;
  std::vector<std::string> cells;  // of the first rows, a line each
  bool chosen = false;
  bool can_choose = true;
};
/// A file before its cards are made.
struct ImportView {
  std::string file;   // its name
  std::string error;  // it cannot be taken, and why
  std::vector<ImportColumnView> columns;
  std::vector<ImportToggle> toggles;
  std::vector<std::string> notes;  // what is left out, what could not be read …
  std::size_t cards = 0;
};

enum class StartPage { home, new_session, files };

struct StartView {
  StartPage page = StartPage::home;
  std::vector<RecentSession> recent;  // newest first
  std::string today;                  // prefilled date
  bool example = true;                // there is an example to open
  std::string version;                // of the program
  FilesView files;
  FileTrouble trouble;
  std::vector<Toast> toasts;  // newest last
};

enum class SavingState { saved, saving, not_saving, read_only };

struct SavingView {
  SavingState state = SavingState::saved;
  std::string since;       // "19:42", with not_saving
  std::string reason;      // one sentence, with not_saving and read_only
  std::string label = {};  // in place of the state's own words; may be empty
};

struct BoardName {
  base::Id id;
  std::string question;  // or the board's title
};

struct TrayCard {
  base::Id id;
  std::string text;
  model::PaperColor color = model::PaperColor::yellow;
  std::vector<model::InkStroke> ink;  // as it lies on a card of kCardSize, mm from its middle
};

struct TableView {
  std::string title;              // of the session
  std::vector<BoardName> boards;  // in order
  std::size_t board = 0;          // the one shown
  bool can_undo = false, can_redo = false;
  bool view_locked = true;
  /// While the board has no card yet: what to begin with.
  enum class Hint { none, new_card, add_seat, open_seat } hint = Hint::none;
  SavingView saving;
  /// Where people write, window px: drawer and messages lie beside it, if they can.
  std::vector<base::Rect> open_seats;
  /// What else is to be touched at the edges: messages lie beside that, too.
  std::vector<base::Rect> handles;
  bool seats_taken = false;       // somebody sits at the table
  std::size_t cards_waiting = 0;  // at the seats, seen by nobody but their writers
  bool tray_open = false;
  std::vector<TrayCard> tray;  // newest first; also counted on the bar
  bool files_open = false;     // choosing a file to import
  FilesView files;
  std::optional<ImportView> import;  // in the files' place
  std::vector<Toast> toasts;         // newest last
};

}  // namespace panels
