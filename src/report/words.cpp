#include "report/words.h"

#include "report/markup.h"

namespace report {

using model::PaperColor;
using model::RelationKind;

const char* kind_name(RelationKind kind, const base::Messages& tr) {
  switch (kind) {
    case RelationKind::same:
      return tr("the same");
    case RelationKind::close:
      return tr("close to each other");
    case RelationKind::order:
      return tr("order or cause");
    case RelationKind::mutual:
      return tr("mutual");
    case RelationKind::strong_mutual:
      return tr("strongly mutual");
    case RelationKind::opposed:
      return tr("opposed");
    case RelationKind::broken:
      return tr("broken off");
    case RelationKind::supported_by:
      return tr("supported by");
    case RelationKind::vague:
      return tr("vaguely related");
  }
  return "";
}

const char* kind_sign(RelationKind kind) {
  switch (kind) {
    case RelationKind::same:
      return "＝";
    case RelationKind::close:
      return "―";
    case RelationKind::order:
      return "→";
    case RelationKind::mutual:
      return "↔";
    case RelationKind::strong_mutual:
      return "⇔";
    case RelationKind::opposed:
      return "＞＜";
    case RelationKind::broken:
      return "－∥－";
    case RelationKind::supported_by:
      return "⊥";
    case RelationKind::vague:
      return "…";
  }
  return "";
}

const char* color_name(PaperColor color, const base::Messages& tr) {
  switch (color) {
    case PaperColor::yellow:
      return tr("yellow");
    case PaperColor::rose:
      return tr("rose");
    case PaperColor::sky:
      return tr("sky blue");
    case PaperColor::green:
      return tr("green");
    case PaperColor::violet:
      return tr("violet");
    case PaperColor::white:
      return tr("white");
  }
  return "";
}

const char* color_key(PaperColor color) {
  switch (color) {
    case PaperColor::yellow:
      return "yellow";
    case PaperColor::rose:
      return "rose";
    case PaperColor::sky:
      return "sky";
    case PaperColor::green:
      return "green";
    case PaperColor::violet:
      return "violet";
    case PaperColor::white:
      return "white";
  }
  return "";
}

const char* color_mark(PaperColor color) {
  switch (color) {
    case PaperColor::yellow:
      return "M-.7 0a.7 .7 0 1 0 1.4 0a.7 .7 0 1 0 -1.4 0Z";
    case PaperColor::rose:
      return "M0 -.75L.8 .65H-.8Z";
    case PaperColor::sky:
      return "M-.65 -.65H.65V.65H-.65Z";
    case PaperColor::green:
      return "M0 -.85L.85 0L0 .85L-.85 0Z";
    case PaperColor::violet:
      return "M-.25 -.75H.25V-.25H.75V.25H.25V.75H-.25V.25H-.75V-.25H-.25Z";
    case PaperColor::white:
      return "M-.75 -.28H.75V.28H-.75Z";
  }
  return "";
}

std::string weighing_words(const model::Weighing& how, const base::Messages& tr) {
  std::string out;
  const std::string points = std::to_string(how.points);
  switch (how.manner) {
    case model::Manner::none:
      return out;
    case model::Manner::stickers:
      out = fill(how.several ? tr("Stickers: {0} for each seat, several of them on one thing if it "
                                  "liked.")
                             : tr("Stickers: {0} for each seat, each on something else."),
                 {points});
      break;
    case model::Manner::scale:
      out = fill(tr("Points by order: each seat gave {0} to what it put first, then one less each "
                    "time."),
                 {points});
      break;
    case model::Manner::hands:
      out = tr("Raised hands were counted.");
      break;
  }
  if (how.secret) out = fill(tr("{0} They were given in secret."), {out});
  if (!how.counted) out = fill(tr("{0} They were not all counted yet."), {out});
  return out;
}

std::string name_of(const model::Board& board, model::Id thing,
                    const std::map<model::Id, std::string>& labels, const base::Messages& tr) {
  constexpr std::size_t kNameLength = 80;
  if (const model::Island* island = model::find_island(board, thing)) {
    if (!island->plate.empty()) return shortened(island->plate, kNameLength);
    if (!island->symbol.empty()) return shortened(island->symbol, kNameLength);
    const auto label = labels.find(thing);
    return fill(tr("island {0}"), {label == labels.end() ? "" : label->second});
  }
  if (const model::Card* card = model::find_card(board, thing)) {
    if (!card->text.empty()) return shortened(card->text, kNameLength);
    return card->ink.empty() ? tr("an empty card") : tr("a handwritten card");
  }
  return {};
}

}  // namespace report
