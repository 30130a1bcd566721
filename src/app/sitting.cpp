#include "app/sitting.h"

namespace app {

Sitting::Sitting(std::unique_ptr<storage::LiveSession> opened, text::Typesetter& typesetter,
                 base::IdSource& ids, const base::Clock& clock, const canvas::Look& look,
                 const canvas::Camera& view)
    : open(std::move(opened)),
      scene(typesetter, look),
      camera(view),
      desk{open->doc(),
           scene,
           camera,
           typesetter,
           ids,
           clock,
           open->session().boards_in_order().front()->id},
      table(desk) {
  desk.read_only = open->read_only();
  open->doc().subscribe([this](const ops::Op& op, ops::ActionId) {
    if (seats) seats->changed(op);
    desk::follow(scene, board(), op);
  });
  scene.show(&board());
}

void Sitting::show(base::Id board_id) {
  table.drop_all();
  if (seats)
    for (const auto& seat : seats->all()) seat->to_card();
  desk.board_id = board_id;
  scene.show(&board());
  if (seats) seats->show_board();
  table.view().fit_now();
}

}  // namespace app
