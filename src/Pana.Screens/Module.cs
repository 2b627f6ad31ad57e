namespace Pana.Screens;
