#include "report/whole_map.h"

#include <limits>

#include "canvas/scene.h"
#include "canvas/title.h"
#include "report/map_title.h"
#include "report/upright.h"

namespace report {

canvas::DrawList whole_map(const model::Session& session, const model::Board& board,
                           const base::Messages& tr, text::Typesetter& typesetter,
                           text::Furigana* furigana) {
  canvas::Look look;
  look.unnamed_plate = tr("(no plate yet)");
  look.rank_words = tr("{0} · No. {1}");
  look.letters.furigana = furigana != nullptr;
  const model::Board shown = upright(board);
  canvas::Scene scene(typesetter, look);
  scene.set_furigana(furigana);
  scene.set_title(map_title(session, board, tr));
  scene.show(&shown);
  canvas::DrawList out;
  scene.paint(scene.bounds(), std::numeric_limits<double>::infinity(), out);
  return out;
}

bool is_bold(const text::Typesetter& typesetter, text::FaceId face) {
  return typesetter.face(face).file.filename().string().find("Bold") != std::string::npos;
}

}  // namespace report
