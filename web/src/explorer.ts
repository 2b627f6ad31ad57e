/** What makes pictures of figures livelier; each can be read without it, in the table behind it. */
import { savePictures } from "./explorer/png";
import { readPictures } from "./explorer/reading";

readPictures();
savePictures();
