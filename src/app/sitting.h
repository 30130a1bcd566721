// Sitting: a session on the table: the open session, the scene of the board that is shown, the
// camera and the tools. Made when a session is opened, gone when it is left. The model's thread.
#pragma once

#include "app/saving_place.h"
#include "app/table_import.h"
#include "seats/seats.h"
#include "storage/live_session.h"
#include "tools/toolbox.h"
#include "tools/turn_memory.h"

namespace app {

struct Sitting {
  Sitting(std::unique_ptr<storage::LiveSession> opened, text::Typesetter& typesetter,
          base::IdSource& ids, const base::Clock& clock, const canvas::Look& look,
          const canvas::Camera& view);

  /// Shows another board of the session, all of it in sight.
  void show(base::Id board_id);
  const model::Board& board() const { return desk.board(); }

  std::unique_ptr<storage::LiveSession> open;
  canvas::Scene scene;
  canvas::Camera camera;
  desk::Desk desk;
  tools::Toolbox table;
  seats::Aids aids;
  /// Made by App once it knows the window; the seats of everybody at this table.
  std::unique_ptr<seats::Seats> seats;
  std::map<int, tools::TurnMemory> turned;  // by seat: what it turned to itself
  std::optional<SavingPlace> place;         // made by App, too
  bool view_locked = true;
  bool tray_open = false;
  bool files_open = false;
  std::optional<TableImport> import;          // a file chosen, its cards not yet made
  std::vector<base::Path> imports_to_come{};  // dropped with it
};

}  // namespace app
