#include "report/whole_map.h"

#include "canvas/scene.h"
#include "report/map_title.h"
#include "report/upright.h"

namespace report {

canvas::DrawList whole_map(const model::Session& session, const model::Board& board,
                           const base::Messages& tr, text::Typesetter& typesetter) {
  canvas::Look look;
  look.unnamed_plate = tr("(no plate yet)");
  look.rank_words = tr("{0} · No. {1}");
  return canvas::draw_board(upright_as_seen(board), map_title(session, board, tr), typesetter, look)
      .list;
}

bool is_bold(const text::Typesetter& typesetter, text::FaceId face) {
  return typesetter.face(face).file.filename().string().find("Bold") != std::string::npos;
}

}  // namespace report
