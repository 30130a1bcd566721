// Files: one folder as a list of big rows, to open a session (a page of its own) or to import cards
// (a sheet at the table's right). The page reads the folders.
#pragma once

#include <string>
#include <variant>
#include <vector>

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
};

enum class FilesPurpose { open_session, import_cards };

/// One folder's content, folders first.
struct FilesView {
  FilesPurpose purpose = FilesPurpose::open_session;
  std::string folder;  // as it is to be read
  base::Path parent;   // empty: nothing above
  std::vector<FileEntry> entries;
  std::vector<FilePlace> places = {};
  std::string error;  // the folder can't be read, and why
};

/// Show another folder in the list.
struct BrowseFolder {
  base::Path path;
};
struct CloseFiles {};
/// Shows what the file would become.
struct ImportFile {
  base::Path path;
};
using FilesCommand = std::variant<GoTo, BrowseFolder, OpenSession, ImportFile, CloseFiles>;
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
  void draw_list(Ui& ui, const FilesView& view, const Area& area, FilesCommands& out);

  ImportPreview preview_;
  DragScroll scroll_;
  std::string folder_;  // a new folder starts at its top
};

}  // namespace panels
