// Commands: what people asked for by tapping a panel. Plain values that a panel appends and the app
// carries out; a panel itself changes nothing but its own scrolling and the text being typed.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/file_system.h"
#include "base/id.h"
#include "panels/views.h"

namespace panels {

struct GoTo {
  StartPage page = StartPage::home;
};
struct OpenSession {
  base::Path path;
};
struct OpenExample {};
/// Everything may be empty but what it is; makers and questions hold no empty lines.
struct CreateSession {
  std::string title, date, venue;
  std::vector<std::string> makers, questions;
  bool anonymous = false;  // no card says who wrote it
};
/// Show another folder in the file list.
struct BrowseFolder {
  base::Path path;
};
struct CloseFiles {};
struct OpenImport {};
/// Shows what the file would become.
struct ImportFile {
  base::Path path;
};
struct ChooseImportColumn {
  std::size_t column = 0;
};
struct SetImportOption {
  ImportOption option = ImportOption::group;
  bool on = false;
};
struct MakeImportCards {};
/// Back to the files.
struct LeaveImport {};

struct NewCard {};
struct OpenTray {};
struct CloseTray {};
struct TakeFromTray {
  base::Id card;
};
struct Undo {};
struct Redo {};
struct FitAll {};
struct SetViewLocked {
  bool locked = true;
};
struct SwitchBoard {
  base::Id board;
};
/// One more seat at the edge of the table.
struct AddSeat {};
/// Everybody's waiting cards onto the table at the same moment.
struct ShowCards {};
struct MakeReport {};
struct SetLanguage {
  std::string lang;
};
/// From the table: back to the start; from the start: out of the program.
struct Leave {};

struct ToastAction {
  int toast = 0;
};
struct CloseToast {
  int toast = 0;
};
struct CloseTrouble {};

using Command =
    std::variant<GoTo, OpenSession, OpenExample, CreateSession, BrowseFolder, CloseFiles,
                 OpenImport, ImportFile, ChooseImportColumn, SetImportOption, MakeImportCards,
                 LeaveImport, NewCard, OpenTray, CloseTray, TakeFromTray, AddSeat, ShowCards, Undo,
                 Redo, FitAll, SetViewLocked, SwitchBoard, MakeReport, SetLanguage, Leave,
                 ToastAction, CloseToast, CloseTrouble>;
using Commands = std::vector<Command>;

}  // namespace panels
