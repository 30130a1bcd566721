#include "canvas/look.h"

#include <algorithm>

namespace canvas {

Look Look::high_contrast() {
  Look look;
  look.ground = {255, 255, 255};
  look.ink = {0, 0, 0};
  look.faint_ink = {0, 0, 0, 190};
  look.accent = {150, 22, 0};
  look.paper = {{{255, 224, 92},
                 {255, 176, 160},
                 {158, 208, 250},
                 {164, 226, 140},
                 {212, 186, 250},
                 {255, 255, 255}}};
  look.card_edge = {0, 0, 0, 255};
  look.card_edge_width = 0.5;
  look.island_fill = {240, 240, 240, 200};
  look.island_line = {0, 0, 0};
  look.island_line_width = 1.4;
  look.plate_fill = {255, 255, 255};
  look.plate_edge = {0, 0, 0};
  look.relation = {0, 0, 0};
  look.relation_width = 1.4;
  look.circle = {0, 78, 84};
  look.circle_width = 2;
  return look;
}

const char* mark_of(model::PaperColor c) {
  switch (c) {
    case model::PaperColor::yellow:
      return "mark-circle";
    case model::PaperColor::rose:
      return "mark-triangle";
    case model::PaperColor::sky:
      return "mark-square";
    case model::PaperColor::green:
      return "mark-diamond";
    case model::PaperColor::violet:
      return "mark-plus";
    case model::PaperColor::white:
      return "mark-bar";
  }
  return "mark-circle";
}

Color seat_color(int number) {
  // Dark enough for white words; neighbours in number differ in lightness as well as hue.
  constexpr std::array<Color, 12> colors{{{178, 72, 40},
                                          {36, 92, 138},
                                          {70, 112, 58},
                                          {112, 70, 140},
                                          {150, 108, 20},
                                          {20, 112, 112},
                                          {172, 62, 104},
                                          {72, 72, 72},
                                          {120, 78, 50},
                                          {86, 86, 168},
                                          {96, 120, 20},
                                          {156, 44, 44}}};
  return colors[std::size_t((std::max(number, 1) - 1) % int(colors.size()))];
}

}  // namespace canvas
