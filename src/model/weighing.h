// What follows from a board's votes in 衆目評価: what each seat has left to give, and who stands where.
// Values of the board; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/session.h"

namespace model {

inline constexpr int kMostPoints = 20;  // stickers for a seat, or its highest number

/// Points are being given: they can be taken back, too.
bool is_weighing(const Board&);
/// Those are given at seats: stickers, or numbers.
bool gives_at_seats(const Board&);
/// What this seat gave, in the order of giving.
std::vector<const Vote*> votes_of(const Board&, const std::string& seat);
/// How often it can still give; never below none.
int stickers_left(const Board&, const std::string& seat);
/// What it gives next: 1, or where each gives numbers the highest it has not given. 0: nothing.
int next_points(const Board&, const std::string& seat);
/// How often points were given at seats, secretly or not.
int stickers_given(const Board&);
/// Where several people share a seat each gives points as somebody of her own: the first by its number,
/// those after her as "3/2", "3/3" …
std::string giver_key(const std::string& seat, int person);
/// The last of those at this seat who gave any; 1 where nobody did.
int last_giver(const Board&, const std::string& seat);
/// Phones give points, too, each as somebody of her own who sits nowhere: this begins her number.
inline constexpr std::string_view kPhonePrefix = "phone-";
bool is_phone(std::string_view seat);
/// How many people gave points there beyond one for each seat, those on phones too.
int more_givers(const Board&);

/// A place in 衆目評価: equal points share a rank, the next one is left out (1, 1, 3).
struct Rank {
  Id target;
  int points = 0;
  int rank = 0;
};
/// Everything on the table that got points, best first; nothing of secret ones.
std::vector<Rank> ranks_of(const Board&);

}  // namespace model
