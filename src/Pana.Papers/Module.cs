namespace Pana.Papers;
