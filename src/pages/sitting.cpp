#include "pages/sitting.h"

#include "canvas/title.h"
#include "ops/op.h"
#include "report/map_title.h"
#include "seats/seat_settings.h"

namespace pages {

namespace {

canvas::Camera camera_for(const Extent& extent) {
  canvas::Camera camera;
  camera.px_per_mm = camera.scale = extent.px_per_mm;
  camera.window_px = extent.window_px;
  return camera;
}

}  // namespace

Sitting::Sitting(Surroundings& around, std::unique_ptr<storage::LiveSession> opened,
                 const seats::Aids& lent)
    : open(std::move(opened)),
      scene(around.typesetter, around.look),
      camera(camera_for(around.extent)),
      desk{open->doc(),
           scene,
           camera,
           around.typesetter,
           around.ids,
           around.clock,
           open->session().boards_in_order().front()->id},
      table(desk),
      aids(lent) {
  desk.read_only = open->read_only();
  desk.mount = around.settings.mount;
  desk.motion = around.machine.motion;
  desk.bar_px = around.extent.bar_px;
  desk.tr = around.tr;
  open->doc().subscribe([this](const ops::Op& op, ops::ActionId) {
    if (!open->session().board(desk.board_id)) leave_gone_board();
    if (seats) seats->changed(op);
    desk::follow(scene, board(), op);
    const ops::Touched touched = ops::touched_by(op);
    if (touched.is<model::Session>() || touched.is<model::Board>() || touched.is<model::Question>())
      tell_title();
  });
  set_look(around.look);
  scene.show(&board());
  table.set_messages(around.tr);
  auto settings = seats::load_seat_settings(around.files, around.settings.seats);
  if (!settings) {
    around.say(panels::ToastKind::warning, settings.error().shown(around.tr));
    settings = seats::SeatSettings{};
  }
  seats = std::make_unique<seats::Seats>(desk, aids, std::move(settings).value());
  table.view().fit_now();
}

void Sitting::set_look(canvas::Look look) {
  if (desk.read_only) look.unnamed_plate = desk.tr("(no plate yet)");
  scene.set_look(look);
  tell_title();
}

void Sitting::tell_title() {
  scene.set_title(report::map_title(open->session(), board(), desk.tr));
}

void Sitting::leave_gone_board() {
  desk.board_id = open->session().boards_in_order().front()->id;
  tell_title();
  scene.show(&board());
  show(desk.board_id);
}

void Sitting::show(base::Id board_id) {
  table.drop_all();
  // A plate or a line belongs to the board that is left; whoever writes a card or a name goes on.
  for (const auto& seat : seats->all())
    if (seat->on_map()) seat->to_card();
  desk.board_id = board_id;
  tell_title();
  scene.show(&board());
  seats->show_board();
  table.view().fit_now();
}

}  // namespace pages
