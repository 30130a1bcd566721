// Files: one folder as a list of big rows, to open a session (a page of its own) or to import cards
// (a sheet at the table's right). The page reads the folders.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/bin_list.h"
#include "panels/go_to.h"
#include "panels/import_preview.h"

namespace panels {

struct FileEntry {
  base::Path path;
  std::string name;
  std::string detail;  // e.g. the session's title and date; may be empty
  bool folder = false;
  std::string error;  // not empty: shown instead of the detail; can't be chosen
};

/// Where else may be looked: a stick, the documents.
struct FilePlace {
  std::string name;
  base::Path folder;
  bool stick = false;
};

enum class FilesPurpose { open_session, import_cards };

/// One folder's content, folders first.
struct FilesView {
  FilesPurpose purpose = FilesPurpose::open_session;
  base::Path path;     // of the folder
  std::string folder;  // as it is to be read
  base::Path parent;   // empty: nothing above
  std::vector<FileEntry> entries;
  std::vector<FilePlace> places = {};
  bool has_bin = false;                                 // it is a place, too
  std::optional<std::vector<BinnedEntry>> binned = {};  // in the entries' place: it is looked into
  std::string error;                                    // the folder can't be read, and why
};

/// Show another folder in the list.
struct BrowseFolder {
  base::Path path;
};
/// Shows what lies in the bin.
struct BrowseBin {};
struct CloseFiles {};
/// Shows what the file would become.
struct ImportFile {
  base::Path path;
};
using FilesCommand = std::variant<GoTo, BrowseFolder, BrowseBin, OpenSession, ImportFile, PutBack,
                                  DeleteForGood, CloseFiles>;
using FilesCommands = std::vector<FilesCommand>;

void need(Fonts& fonts, const FilesView& view);

class Files {
 public:
  void draw_page(Ui& ui, const FilesView& view, FilesCommands& out);
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw_sheet(Ui& ui, const FilesView& view, float above_px, FilesCommands& out);
  /// The same where a file was chosen: what it would become stands in the list's place.
  float draw_sheet(Ui& ui, const ImportView& import, float above_px, FilesCommands& out,
                   ImportCommands& import_out);

 private:
  /// Where else may be looked. Returns where they end.
  float draw_places(Ui& ui, const FilesView& view, const Area& area, FilesCommands& out) const;
  void draw_list(Ui& ui, const FilesView& view, const Area& area, FilesCommands& out);
  void draw_rows(Ui& ui, const FilesView& view, const Area& list, FilesCommands& out);

  ImportPreview preview_;
  BinList bin_;
  DragScroll scroll_;
  base::Path folder_;  // a new folder starts at its top
};

}  // namespace panels
